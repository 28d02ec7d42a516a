import type { Place, ScriptUse } from './model.ts';

const ORDER: readonly Place[] = ['run', 'healthcheck', 'build', 'ci', 'development', 'documentation'];

type Draft = { -readonly [K in keyof ScriptUse]: ScriptUse[K] };

/**
 * Carries places along: what a script runs happens where that script runs. A script whose caller runs in an image is in the
 * image too, unless only a pattern says so and no image has it. What nothing calls keeps the place that its path gives it.
 * @param shipped the scripts that an image copies or a service mounts
 */
export function spread(uses: ReadonlyMap<string, Draft[]>, shipped: ReadonlySet<string>): void {
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
    const run = list.some(({ kind, inImage }) => inImage && kind !== 'copies');
    for (const use of list)
      if ((!uses.has(use.by) || use.by === script) && !(use.kind === 'copies' && run))
        visit(script, ORDER.indexOf(use.when), use.inImage && use.kind !== 'mentions');
  }
  for (let caller = queue.pop(); caller !== undefined; caller = queue.pop()) {
    const { place, inImage } = settled.get(caller) ?? { place: ORDER.length - 1, inImage: false };
    for (const use of callees.get(caller) ?? []) {
      // A caller that people are told of is run by them.
      const when = ORDER[place] === 'documentation' ? 'development' : ORDER[place];
      if (when === undefined) continue;
      const script = owner.get(use) ?? '';
      const there = inImage && (use.kind !== 'may-run' || shipped.has(script));
      use.when = inImage && !there ? 'development' : when;
      use.inImage = there;
      visit(script, ORDER.indexOf(use.when), there);
    }
  }
}

/** A COPY that names a script is for the build when only the build runs it. */
export function placeCopies(uses: ReadonlyMap<string, Draft[]>): void {
  for (const list of uses.values()) {
    const places = new Set(list.filter(({ inImage, kind }) => inImage && kind !== 'copies').map(({ when }) => when));
    if (places.size === 1 && places.has('build')) for (const use of list) if (use.kind === 'copies') use.when = 'build';
  }
}
