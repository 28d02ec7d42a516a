import type { Draft } from './builder.ts';
import type { Place } from './model.ts';

const ORDER: readonly Place[] = ['run', 'healthcheck', 'build', 'ci', 'development', 'documentation'];

/** Where scripts are that something in an image may call. */
export interface Presence {
  /** Those that any stage copies or a build lends itself. */
  readonly atBuild: ReadonlySet<string>;
  /** Those that images hold when they are done. */
  readonly shipped: ReadonlySet<string>;
  /** Those that services mount. */
  readonly mounted: ReadonlySet<string>;
  /** Of these, those that don't only come with the folder that people work in. */
  readonly onPurpose: ReadonlySet<string>;
}

/**
 * Carries places along: what a script runs happens where that script runs. A script whose caller runs in an image is in the
 * image too, if it is copied or mounted anywhere: a name alone may be that of a file which the image has from elsewhere.
 * What nothing calls keeps the place that its path gives it.
 */
export function spread(uses: ReadonlyMap<string, Draft[]>, presence: Presence): void {
  const callees = new Map<string, Draft[]>();
  const owner = new Map<Draft, string>();
  for (const [script, list] of uses)
    for (const use of list) {
      owner.set(use, script);
      if (uses.has(use.by) && use.by !== script && use.kind !== 'mentions') {
        const known = callees.get(use.by);
        if (known) known.push(use);
        else callees.set(use.by, [use]);
      }
    }
  const settled = new Map<string, { place: number; inImage: boolean }>();
  const queue: string[] = [];
  const visit = (script: string, place: number, inImage: boolean): void => {
    const known = settled.get(script);
    const next = { place: Math.min(known?.place ?? place, place), inImage: inImage || known?.inImage === true };
    if (known && known.place === next.place && known.inImage === next.inImage) return;
    settled.set(script, next);
    queue.push(script);
  };
  for (const [script, list] of uses) {
    // A COPY brings what something else runs; where nothing in an image does, the copy itself says that it is meant to be run there.
    const run = list.some((use) => use.inImage && !brings(use));
    for (const use of list)
      if ((!uses.has(use.by) || use.by === script) && !(brings(use) && run))
        visit(script, ORDER.indexOf(use.when), use.inImage && use.kind !== 'mentions');
  }
  for (let caller = queue.pop(); caller !== undefined; caller = queue.pop()) {
    const { place, inImage } = settled.get(caller) ?? { place: ORDER.length - 1, inImage: false };
    for (const use of callees.get(caller) ?? []) {
      // A caller that people are told of is run by them.
      const given = ORDER[place] === 'documentation' ? 'development' : ORDER[place];
      if (given === undefined) continue;
      const script = owner.get(use) ?? '';
      let when = use.stored && given === 'build' && !isRun(uses.get(script)) ? 'run' : given;
      let there = inImage && isThere(script, use, when, presence);
      // The caller may also run while the image is built, where more is at hand.
      if (inImage && !there && uses.get(caller)?.some((other) => other.inImage && other.when === 'build')) {
        there = isThere(script, use, 'build', presence);
        if (there) when = 'build';
      }
      use.when = inImage && !there ? 'development' : when;
      use.inImage = there;
      visit(script, ORDER.indexOf(use.when), there);
    }
  }
}

/** Does a use only bring the script to where something else runs it? */
function brings({ kind, stored }: Draft): boolean {
  return kind === 'copies' || (stored === true && kind !== 'written');
}

/** Does something run it, and not only put it somewhere? */
function isRun(uses: readonly Draft[] | undefined): boolean {
  return uses?.some(({ kind }) => kind === 'runs') === true;
}

function isThere(
  script: string,
  { kind }: Draft,
  when: Place,
  { atBuild, shipped, mounted, onPurpose }: Presence,
): boolean {
  const held = when === 'build' ? atBuild : shipped;
  return held.has(script) || (kind === 'may-run' ? onPurpose : mounted).has(script);
}

/** A COPY that names a script is for the build when only the build runs it, and for the health check when only that does. */
export function placeCopies(uses: ReadonlyMap<string, Draft[]>): void {
  for (const list of uses.values()) {
    const [only, ...others] = new Set(list.filter((use) => use.inImage && !brings(use)).map(({ when }) => when));
    if (others.length > 0 || (only !== 'build' && only !== 'healthcheck')) continue;
    for (const use of list) if (use.inImage && brings(use)) use.when = only;
  }
}
