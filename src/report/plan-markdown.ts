import type { Plan, Step } from '../plan/model.ts';
import { nextStep } from '../plan/plan.ts';
import { measured } from '../plan/verdict.ts';
import { markdownText } from './escape.ts';
import { mermaid } from './plan-mermaid.ts';
import { reasonsOf, type Told } from './plan-reasons.ts';
import { diffOf, PHASES, some, standing, VERDICT_NAMES } from './plan-text.ts';
import { useTrees } from './plan-tree.ts';

/** The plan as GitHub Markdown, with the graph as a Mermaid diagram and each step's patch folded under it. */
export function planMarkdown(plan: Plan): string {
  return [
    ...head(plan),
    ...phases(plan, Number.POSITIVE_INFINITY),
    ...diagram(plan),
    ...table(plan),
    ...unknown(plan),
  ].join('\n');
}

/** GitHub takes 65,535 characters for the details of a check run. */
const MOST = 60_000;
/** A patch longer than this is better read where it is applied. */
const SHORT_PATCH = 3000;

/**
 * The plan for the details of a check run: what fits into 60,000 characters, the steps first, then the table of scripts, then the
 * diagram; what does not fit is left out as a whole part and named.
 */
export function planDetails(plan: Plan): string {
  const parts: (readonly [string, readonly string[]])[] = [
    ['the steps', [...head(plan), ...phases(plan, SHORT_PATCH)]],
    ['the table of scripts', table(plan)],
    ['the diagram', diagram(plan)],
    ['what is not known before it runs', unknown(plan)],
  ];
  let text = '';
  const left: string[] = [];
  for (const [name, lines] of parts) {
    const part = lines.join('\n');
    if (part === '') continue;
    if (text.length + part.length + 300 <= MOST) text += `${part}\n`;
    // The steps matter most: their patches go before they do.
    else if (text === '') text = `${cutAtStep([...head(plan), ...phases(plan, 0)].join('\n'))}\n`;
    else left.push(name);
  }
  return left.length === 0
    ? text
    : `${text}\nLeft out here for its length: ${left.join(', ')}. \`plimsoll plan --format markdown\` has it.\n`;
}

function cutAtStep(text: string): string {
  if (text.length <= MOST - 300) return text;
  const cut = text.slice(0, MOST - 300);
  return `${cut.slice(0, Math.max(cut.lastIndexOf('\n- **'), 0) || cut.length)}\n\nMore steps follow: \`plimsoll plan\` has them.`;
}

function head(plan: Plan): string[] {
  const next = nextStep(plan);
  return [
    '## Refactoring plan',
    '',
    ...plan.situation.map((sentence) => `- ${prose(sentence)}`),
    `- ${standing(plan.verdicts)}`,
    '',
    ...(next === undefined ? [] : [`**${prose(next)}**`, '']),
  ];
}

function phases({ steps }: Plan, patchLength: number): string[] {
  const out: string[] = [];
  for (const [phase, title, about] of PHASES) {
    const here = steps.filter((step) => step.phase === phase);
    if (here.length === 0) continue;
    out.push(`### ${title}: ${about}`, '', ...here.flatMap((step) => stepLines(step, patchLength)), '');
  }
  if (steps.some(({ changes }) => changes.length > 0))
    out.push('Each patch is made for the repository as it is: apply one (`git apply`), then plan again.', '');
  return out;
}

function stepLines({ title, detail, effect, risk, patch, places, changes }: Step, patchLength: number): string[] {
  const at = some(places.map(({ path, line }) => code(`${path}:${line}`)));
  const out = [
    `- **${prose(title)}.** ${prose(detail)}`,
    `  <br>*Effect:* ${prose(effect)} *Risk:* ${risk}. *At* ${at}.`,
  ];
  if (patch !== undefined && patch.length <= patchLength) out.push(...folded('The command', 'sh', patch));
  const diff = diffOf({ changes });
  if (diff === '') return out;
  if (diff.length <= patchLength) out.push(...folded('The patch', 'diff', diff.trimEnd()));
  else out.push(`  <br>The patch has ${diff.split('\n').length} lines: \`plimsoll plan --format json\`.`);
  return out;
}

/** A fence longer than any in the text, inside a list item. */
function folded(summary: string, language: string, text: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const lines = text.split('\n').map((line) => `  ${line.replace(/\r$/, '')}`.trimEnd());
  return [
    '',
    `  <details><summary>${summary}</summary>`,
    '',
    `  ${fence}${language}`,
    ...lines,
    `  ${fence}`,
    '',
    '  </details>',
    '',
  ];
}

function diagram(plan: Plan): string[] {
  const chart = mermaid(useTrees(plan));
  return chart === '' ? [] : ['### Who uses what', '', '```mermaid', chart, '```', ''];
}

function table({ verdicts }: Plan): string[] {
  if (verdicts.length === 0) return [];
  const rows: string[] = [];
  const notes: string[] = [];
  for (const kind of ['replace', 'keep', 'leave-out', 'remove'] as const) {
    const here = verdicts.filter(({ verdict }) => verdict === kind);
    const reasons = reasonsOf(here);
    if (reasons.common.length > 0)
      notes.push(`- All ${here.length} to ${VERDICT_NAMES[kind]}: ${reasons.common.map(reason).join(' ')}`);
    for (const verdict of here) {
      const { script } = verdict;
      const because = reasons
        .of(verdict)
        .slice(0, 3)
        .map((each) => reason(each).replaceAll('|', '\\|'));
      rows.push(
        `| ${code(script.path).replaceAll('|', '\\|')} | ${VERDICT_NAMES[kind]} | ${measured(script)} | ${because.join('<br>')} |`,
      );
    }
  }
  const head = ['| script | verdict | measured | because |', '|---|---|---|---|'];
  return ['### Scripts', '', ...(notes.length > 0 ? [...notes, ''] : []), ...head, ...rows, ''];
}

function unknown({ graph: { unresolved } }: Plan): string[] {
  if (unresolved.length === 0) return [];
  const list = unresolved.slice(0, 20).map(({ by, line, text }) => `- ${code(`${by}:${line}`)} ${code(text)}`);
  if (unresolved.length > 20) list.push(`- and ${unresolved.length - 20} more`);
  return ['### Not known before it runs', '', ...list, ''];
}

function reason({ message, places }: Told): string {
  return places.length === 0 ? prose(message) : `${prose(message)} (${some(places.map(code), 4)})`;
}

/** Our own sentences: words in backquotes stay code, everything between them is escaped. */
function prose(text: string): string {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return markdownText(text);
  return parts.map((part, index) => (index % 2 === 1 ? code(part) : markdownText(part))).join('');
}

/** In a code span a backquote would end it. */
function code(text: string): string {
  return `\`${text.replace(/[`\r\n]/g, ' ')}\``;
}
