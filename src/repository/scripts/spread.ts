import type { Place, ScriptUse } from './model.ts';

const ORDER: readonly Place[] = ['run', 'healthcheck', 'build', 'ci', 'development', 'documentation'];

type Draft = { -readonly [K in keyof ScriptUse]: ScriptUse[K] };

/**
 * Carries places along: what a script runs happens where that script runs. A script whose caller runs in an image is in the
 * image too. What nothing calls keeps the place that its path gives it.
 */
export function spread(uses: ReadonlyMap<string, Draft[]>): void {
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
  for (const [script, list] of uses)
    for (const use of list)
      if (!uses.has(use.by) || use.by === script)
        visit(script, ORDER.indexOf(use.when), use.inImage && use.kind !== 'mentions');
  for (let script = queue.pop(); script !== undefined; script = queue.pop()) {
    const { place, inImage } = settled.get(script) ?? { place: ORDER.length - 1, inImage: false };
    for (const use of callees.get(script) ?? []) {
      // A caller that people are told of is run by them.
      const when = ORDER[place] === 'documentation' ? 'development' : ORDER[place];
      if (when === undefined) continue;
      use.when = when;
      use.inImage = inImage;
      visit(owner.get(use) ?? '', ORDER.indexOf(when), inImage);
    }
  }
}
