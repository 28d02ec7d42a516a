import type { Plan, Verdict } from '../plan/model.ts';
import type { Place, ScriptUse } from '../repository/scripts/model.ts';

export interface Branch {
  /** A file that is no script, with its line, or a script's path. */
  readonly label: string;
  readonly script: Verdict | undefined;
  /** Where the script is used by what stands above it. */
  readonly place: string | undefined;
  readonly children: readonly Branch[];
  /** Its children are shown elsewhere in the tree. */
  readonly repeated: boolean;
}

interface Callee {
  readonly verdict: Verdict;
  readonly line: number;
  readonly when: Place;
}

/** The places from the one that tells most of a script on. */
const PLACES: readonly Place[] = ['run', 'healthcheck', 'build', 'ci', 'development', 'documentation'];
/** A script that more than so many others call is shown once at the end, and not below each of them. */
const MANY = 4;

/**
 * The scripts as trees from the places that start them: one root for each file that is no script. A script's own calls are shown
 * where it stands first, so the whole is no longer than the number of uses; what many scripts call stands at the end.
 */
export function useTrees({ verdicts }: Plan): Branch[] {
  const byPath = new Map(verdicts.map((verdict) => [verdict.script.path, verdict]));
  const callees = calleesOf(verdicts, byPath);
  const callers = new Map<string, Place[]>();
  for (const [by, list] of callees)
    if (byPath.has(by))
      for (const { verdict, when } of list)
        callers.set(verdict.script.path, [...(callers.get(verdict.script.path) ?? []), when]);
  const shared = verdicts.filter(({ script }) => (callers.get(script.path)?.length ?? 0) > MANY);
  const shown = new Set<string>();
  const branch = (verdict: Verdict, when: string): Branch => {
    const { path } = verdict.script;
    const inner = (callees.get(path) ?? []).filter((callee) => !shared.includes(callee.verdict));
    const repeated = shown.has(path) && inner.length > 0;
    shown.add(path);
    return {
      label: `${path} (${when})`,
      script: verdict,
      place: when,
      repeated,
      children: repeated ? [] : inner.map((callee) => branch(callee.verdict, callee.when)),
    };
  };
  const order = (name: string): string =>
    `${/dockerfile|containerfile/i.test(name) ? 0 : /compose/.test(name) ? 1 : /\.md$/i.test(name) ? 3 : 2}${name}`;
  const roots = [...callees.keys()]
    .filter((name) => !byPath.has(name))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .map((name) => ({
      label: name,
      script: undefined,
      place: undefined,
      repeated: false,
      children: (callees.get(name) ?? [])
        .sort((a, b) => a.line - b.line)
        .map(({ verdict, when }) => branch(verdict, when)),
    }));
  if (shared.length === 0) return roots;
  const children = shared.map((verdict) => {
    const places = callers.get(verdict.script.path) ?? [];
    return branch(verdict, `${first(places)}, by ${places.length} scripts`);
  });
  return [...roots, { label: 'many scripts', script: undefined, place: undefined, repeated: false, children }];
}

/** What each file calls, with the place that tells most. */
function calleesOf(verdicts: readonly Verdict[], byPath: ReadonlyMap<string, Verdict>): Map<string, Callee[]> {
  const callees = new Map<string, Callee[]>();
  for (const verdict of verdicts) {
    const { path, uses } = verdict.script;
    const own = new Map<string, ScriptUse[]>();
    for (const use of uses) {
      const caller = byPath.get(use.by);
      if (use.by === path || (caller && (use.kind === 'mentions' || isByName(use, caller, uses)))) continue;
      own.set(use.by, [...(own.get(use.by) ?? []), use]);
    }
    for (const [by, list] of own) {
      const telling = list.some(({ kind }) => kind !== 'mentions')
        ? list.filter(({ kind }) => kind !== 'mentions')
        : list;
      const when = first(telling.map((use) => use.when));
      callees.set(by, [...(callees.get(by) ?? []), { verdict, line: list[0]?.line ?? 1, when }]);
    }
  }
  return callees;
}

/** A script of an image that names one which no image has where it runs: it means another file, as others show what this one is for. */
function isByName({ by, when, inImage }: ScriptUse, { script }: Verdict, uses: readonly ScriptUse[]): boolean {
  return (
    !inImage &&
    when === 'development' &&
    script.uses.some((use) => use.inImage) &&
    uses.some((use) => use.by !== by && use.kind !== 'mentions')
  );
}

function first(places: readonly Place[]): Place {
  return PLACES.find((place) => places.includes(place)) ?? 'development';
}
