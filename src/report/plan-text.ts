import type { Plan, Step, Verdict, VerdictKind } from '../plan/model.ts';
import { measured } from '../plan/verdict.ts';
import { diffOfChange } from './diff.ts';
import { visible } from './escape.ts';
import { reasonsOf, type Told } from './plan-reasons.ts';
import { type Branch, useTrees } from './plan-tree.ts';

export const VERDICT_NAMES: Readonly<Record<VerdictKind, string>> = {
  replace: 'replace',
  keep: 'keep',
  'leave-out': 'leave out of the image',
  remove: 'remove',
};

export const PHASES = [
  ['now', 'Now', 'small, each by itself, today'],
  ['next', 'Next', 'smaller images and faster builds'],
  ['then', 'Then', 'one container a service, watched and signed'],
] as const;

/** Longer diffs are cut on the terminal; the JSON has them whole. */
const DIFF_LINES = 40;
/** Words a line, so that a paragraph can be read. */
const WIDTH = 110;

/** The plan for the terminal. */
export function planText(plan: Plan): string {
  const { verdicts, steps, graph, situation } = plan;
  const out: string[] = [
    'WHERE IT STANDS',
    ...situation.flatMap((sentence) => wrap(sentence, '  ')),
    `  ${standing(verdicts)}`,
    '',
  ];
  for (const [phase, title, about] of PHASES) {
    const here = steps.filter((step) => step.phase === phase);
    if (here.length === 0) continue;
    out.push(`${title.toUpperCase()}: ${about}`);
    for (const step of here) out.push(...stepText(step, steps.indexOf(step) + 1));
    out.push('');
  }
  const trees = useTrees(plan);
  if (trees.length > 0)
    out.push('WHO USES WHAT', ...trees.flatMap((tree) => [`  ${tree.label}`, ...draw(tree.children, '  ')]), '');
  for (const kind of ['replace', 'keep', 'leave-out', 'remove'] as const) {
    const here = verdicts.filter(({ verdict }) => verdict === kind);
    if (here.length === 0) continue;
    out.push(`${VERDICT_NAMES[kind].toUpperCase()} (${here.length})`);
    const reasons = reasonsOf(here);
    for (const each of reasons.common) out.push(...wrap(`All: ${reason(each)}`, '  '));
    for (const verdict of here) {
      out.push(`  ${verdict.script.path}  [${measured(verdict.script)}]`);
      for (const each of reasons.of(verdict).slice(0, 5)) out.push(`      ${reason(each)}`);
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

function stepText({ title, detail, effect, risk, patch, places, changes }: Step, number: number): string[] {
  const out = [`  ${number}. ${title}`, ...wrap(detail, '     '), ...wrap(`effect: ${effect} risk: ${risk}.`, '     ')];
  out.push(...wrap(`at: ${some(places.map(({ path, line }) => `${path}:${line}`))}`, '     '));
  if (patch !== undefined) out.push(...wrap(`patch: ${patch}`, '     '));
  const diff = diffOf({ changes }).trimEnd().split('\n');
  if (changes.length > 0) {
    out.push(...diff.slice(0, DIFF_LINES).map((line) => `     | ${line}`.trimEnd()));
    if (diff.length > DIFF_LINES) out.push(`     | and ${diff.length - DIFF_LINES} lines more, see --format json`);
  }
  return out;
}

/** What a step would change, as one unified diff that `git apply` takes; empty when it is a person's work. */
export function diffOf({ changes }: Pick<Step, 'changes'>): string {
  return changes.map(diffOfChange).join('');
}

function reason({ message, places }: Told): string {
  return places.length === 0 ? message : `${some(places, 4)} ${message}`;
}

function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > WIDTH - indent.length) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, indent + line];
}

/** One sentence about the verdicts. */
export function standing(verdicts: readonly Verdict[]): string {
  const count = (kind: VerdictKind): number => verdicts.filter(({ verdict }) => verdict === kind).length;
  if (verdicts.length === 0) return 'There are no scripts here.';
  const parts = [
    [count('keep'), 'to keep'],
    [count('replace'), 'to replace'],
    [count('leave-out'), 'to leave out of the image'],
    [count('remove'), 'that nothing uses'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map((part) => part.join(' '));
  return `${verdicts.length} ${verdicts.length === 1 ? 'script' : 'scripts'}: ${said.join(', ')}.`;
}

/** The first few of a list, and how many are left out. */
export function some(items: readonly string[], most = 6): string {
  return items.length <= most ? items.join(', ') : `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
}

/** So many scripts that are used and judged alike, and call none, are one line of the tree; each is told of below it. */
const ALIKE = 8;

function draw(branches: readonly Branch[], indent: string): string[] {
  const drawn = together(branches);
  return drawn.flatMap(({ label, script, children, repeated }, index) => {
    const last = index === drawn.length - 1;
    const verdict = script === undefined ? '' : ` - ${VERDICT_NAMES[script.verdict]}`;
    return [
      `${indent}${last ? '└─ ' : '├─ '}${label}${verdict}${repeated ? ' (see above)' : ''}`,
      ...draw(children, `${indent}${last ? '   ' : '│  '}`),
    ];
  });
}

/** The branches, with those that are alike as one, where the first of them stood. */
function together(branches: readonly Branch[]): Branch[] {
  const groups = new Map<string, Branch[]>();
  for (const branch of branches) {
    const { script, place, children, repeated } = branch;
    const alike = script && place && children.length === 0 && !repeated ? `${place}\0${script.verdict}` : branch.label;
    groups.set(alike, [...(groups.get(alike) ?? []), branch]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (group.length <= ALIKE || !first) return group;
    const folder = sharedFolder(group.flatMap(({ script }) => (script ? [script.script.path] : [])));
    return [{ ...first, label: `${group.length} scripts${folder === '' ? '' : ` in ${folder}/`} (${first.place})` }];
  });
}

/** The folder that holds all of the paths; empty when it is the root. */
function sharedFolder(paths: readonly string[]): string {
  const parts = paths.map((path) => path.split('/').slice(0, -1));
  const [first = []] = parts;
  const depth = first.findIndex((part, index) => parts.some((other) => other[index] !== part));
  return (depth === -1 ? first : first.slice(0, depth)).join('/');
}
