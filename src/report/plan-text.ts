import type { Plan, Verdict, VerdictKind } from '../plan/model.ts';
import { measured } from '../plan/verdict.ts';
import { visible } from './escape.ts';
import { type Branch, useTrees } from './plan-tree.ts';

export const VERDICT_NAMES: Readonly<Record<VerdictKind, string>> = {
  replace: 'replace',
  keep: 'keep',
  'leave-out': 'leave out of the image',
  remove: 'remove',
};

/** The plan for the terminal. */
export function planText(plan: Plan): string {
  const { verdicts, steps, graph } = plan;
  const out: string[] = [standing(verdicts), ''];
  for (const [phase, title] of PHASES) {
    const here = steps.filter((step) => step.phase === phase);
    if (here.length === 0) continue;
    out.push(title.toUpperCase());
    for (const { title: name, detail, effect, risk, patch, places } of here) {
      out.push(`  * ${name}`, `      ${detail}`, `      effect: ${effect} risk: ${risk}`);
      if (patch !== undefined) out.push(`      patch: ${patch}`);
      out.push(`      at: ${some(places.map(({ path, line }) => `${path}:${line}`))}`);
    }
    out.push('');
  }
  const trees = useTrees(plan);
  if (trees.length > 0)
    out.push('WHO USES WHAT', ...trees.flatMap((tree) => [`  ${tree.label}`, ...draw(tree.children, '  ')]), '');
  for (const kind of ['replace', 'keep', 'leave-out', 'remove'] as const) {
    const here = verdicts.filter(({ verdict }) => verdict === kind);
    if (here.length === 0) continue;
    out.push(`${VERDICT_NAMES[kind].toUpperCase()} (${here.length})`);
    for (const { script, reasons } of here) {
      out.push(`  ${script.path}  [${measured(script)}]`);
      for (const { message, path, line } of reasons.slice(0, 5)) out.push(`      ${path}:${line} ${message}`);
    }
    out.push('');
  }
  if (graph.unresolved.length > 0)
    out.push(
      'NOT KNOWN BEFORE IT RUNS',
      ...graph.unresolved.slice(0, 20).map(({ by, line, text }) => `  ${by}:${line} ${text}`),
      ...(graph.unresolved.length > 20 ? [`  and ${graph.unresolved.length - 20} more`] : []),
      '',
    );
  return visible(out.join('\n'));
}

export const PHASES = [
  ['now', 'Now'],
  ['next', 'Next'],
  ['then', 'Then'],
] as const;

/** One sentence that says where the repository stands. */
export function standing(verdicts: readonly Verdict[]): string {
  const count = (kind: VerdictKind): number => verdicts.filter(({ verdict }) => verdict === kind).length;
  if (verdicts.length === 0) return 'There are no scripts here.';
  return (
    `${verdicts.length} ${verdicts.length === 1 ? 'script' : 'scripts'}: ${count('keep')} to keep, ${count('replace')} to replace, ` +
    `${count('leave-out')} to leave out of the image, ${count('remove')} that nothing uses.`
  );
}

/** The first few of a list, and how many are left out. */
export function some(items: readonly string[], most = 6): string {
  return items.length <= most ? items.join(', ') : `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
}

function draw(branches: readonly Branch[], indent: string): string[] {
  return branches.flatMap(({ label, script, children, repeated }, index) => {
    const last = index === branches.length - 1;
    const verdict = script === undefined ? '' : ` - ${VERDICT_NAMES[script.verdict]}`;
    return [
      `${indent}${last ? '└─ ' : '├─ '}${label}${verdict}${repeated ? ' (see above)' : ''}`,
      ...draw(children, `${indent}${last ? '   ' : '│  '}`),
    ];
  });
}
