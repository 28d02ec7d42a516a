import type { Plan, Verdict } from '../plan/model.ts';

export interface Branch {
  /** A file that is no script, with its line, or a script's path. */
  readonly label: string;
  readonly script: Verdict | undefined;
  readonly children: readonly Branch[];
  /** Its children are shown elsewhere in the tree. */
  readonly repeated: boolean;
}

/**
 * The scripts as trees from the places that start them: one root for each file that is no script. A script's own calls are shown
 * where it stands first, so the whole is no longer than the number of uses.
 */
export function useTrees({ verdicts }: Plan): Branch[] {
  const byPath = new Map(verdicts.map((verdict) => [verdict.script.path, verdict]));
  const callees = new Map<string, { readonly verdict: Verdict; readonly line: number; readonly when: string }[]>();
  for (const verdict of verdicts)
    for (const { by, line, when, kind } of verdict.script.uses) {
      if (by === verdict.script.path || (kind === 'mentions' && byPath.has(by))) continue;
      const known = callees.get(by) ?? [];
      if (!known.some((other) => other.verdict === verdict)) known.push({ verdict, line, when });
      callees.set(by, known);
    }
  const shown = new Set<string>();
  const branch = (verdict: Verdict, when: string): Branch => {
    const { path } = verdict.script;
    const inner = callees.get(path) ?? [];
    const repeated = shown.has(path) && inner.length > 0;
    shown.add(path);
    return {
      label: `${path} (${when})`,
      script: verdict,
      repeated,
      children: repeated ? [] : inner.map((callee) => branch(callee.verdict, callee.when)),
    };
  };
  const order = (name: string): string =>
    `${/dockerfile|containerfile/i.test(name) ? 0 : /compose/.test(name) ? 1 : /\.md$/i.test(name) ? 3 : 2}${name}`;
  return [...callees.keys()]
    .filter((name) => !byPath.has(name))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .map((name) => ({
      label: name,
      script: undefined,
      repeated: false,
      children: (callees.get(name) ?? [])
        .sort((a, b) => a.line - b.line)
        .map(({ verdict, when }) => branch(verdict, when)),
    }));
}
