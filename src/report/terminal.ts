import type { Finding, Notice } from '../review/types.ts';
import { applyEdits } from '../text/edit.ts';
import { fullLineRange, type LineIndex, lineAt, lineIndex, lineRange } from '../text/lines.ts';
import { visible } from './escape.ts';

export interface TerminalOptions {
  readonly color: boolean;
  readonly read: (path: string) => string | undefined;
}

const COLORS = { error: 31, warning: 33, info: 36, style: 90, dim: 2, bold: 1, red: 31, green: 32 } as const;

/** Findings for a person at a terminal: place, excerpt with the marked range, message, rule, and the fix as a diff. */
export function terminalReport(
  findings: readonly Finding[],
  notices: readonly Notice[],
  checked: number,
  options: TerminalOptions,
): string {
  const paint = (name: keyof typeof COLORS, text: string): string =>
    options.color ? `\u001b[${COLORS[name]}m${text}\u001b[0m` : text;
  const indexes = new Map<string, LineIndex>();
  const indexOf = (path: string): LineIndex => {
    const index = indexes.get(path) ?? lineIndex(options.read(path) ?? '');
    indexes.set(path, index);
    return index;
  };
  const blocks = findings.map((finding) => {
    const { path, line, column, severity, rule, message } = finding;
    const head = `${paint('bold', visible(`${path}:${line}:${column}`))} ${paint(severity, severity)} ${visible(message)} ${paint('dim', rule)}`;
    const index = indexOf(path);
    return [head, ...excerpt(finding, index, paint), ...fixDiff(finding, index, paint)].join('\n');
  });
  const said = notices.map(({ path, line, column, message }) => {
    const place = [path, line, column].filter((part) => part !== undefined).join(':');
    return `${visible(place)} ${paint('dim', 'note')} ${visible(message)}`;
  });
  return `${[...blocks, ...said, summaryLine(findings, checked)].join('\n\n')}\n`;
}

type Paint = (name: keyof typeof COLORS, text: string) => string;

/** So many characters of a line are shown: a line may have a million. */
const MAX_LINE = 240;
/** Of these, so many in front of what is marked. */
const LEAD = 80;

function excerpt(finding: Finding, index: LineIndex, paint: Paint): string[] {
  const range = lineRange(index, finding.line);
  const from = range.end - range.start <= MAX_LINE ? range.start : Math.max(range.start, finding.range.start - LEAD);
  const to = Math.min(range.end, from + MAX_LINE);
  const lead = from > range.start ? '…' : '';
  const text = `${lead}${index.text.slice(from, to).replaceAll('\t', ' ')}${to < range.end ? '…' : ''}`;
  const gutter = String(finding.line).padStart(5);
  const length = Math.max(1, Math.min(finding.range.end, to) - finding.range.start);
  const mark = `${' '.repeat(finding.range.start - from + lead.length)}${'^'.repeat(length)}`;
  return [
    `${paint('dim', `${gutter} |`)} ${visible(text)}`,
    `${paint('dim', '      |')} ${paint(finding.severity, mark)}`,
  ];
}

/** A fix whose lines have more characters is named, but not shown. */
const MAX_DIFF = 20_000;

/** The lines that a fix touches, before and after it. */
function fixDiff({ fix }: Finding, index: LineIndex, paint: Paint): string[] {
  if (!fix) return [];
  const head = `      ${paint('dim', `${fix.safety} fix:`)} ${visible(fix.title)}`;
  if (fix.edits.length === 0) return [head];
  const first = lineAt(index, Math.min(...fix.edits.map(({ range }) => range.start)));
  const last = lineAt(index, Math.max(...fix.edits.map(({ range }) => range.end)));
  const from = fullLineRange(index, first).start;
  const to = fullLineRange(index, last).end;
  if (to - from > MAX_DIFF) return [head];
  const before = index.text.slice(from, to);
  const edits = fix.edits.map(({ range, text }) => ({
    range: { start: range.start - from, end: range.end - from },
    text,
  }));
  const after = applyEdits(before, edits).split('\n');
  const old = before.split('\n');
  let start = 0;
  while (start < old.length && old[start] === after[start]) start++;
  let tail = 0;
  while (tail < Math.min(old.length, after.length) - start && old.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const removed = old.slice(start, old.length - tail).map((line) => paint('red', `      - ${shown(line)}`));
  const added = after.slice(start, after.length - tail).map((line) => paint('green', `      + ${shown(line)}`));
  return [head, ...removed, ...added];
}

function shown(ended: string): string {
  const line = ended.replace(/\r$/, '');
  return visible(line.length <= MAX_LINE ? line : `${line.slice(0, MAX_LINE)}…`);
}

function summaryLine(findings: readonly Finding[], checked: number): string {
  if (checked === 0 && findings.length === 0)
    return 'Nothing to check: there is no Dockerfile, compose file or workflow here, or the configuration leaves it out.';
  const files = `${checked} ${checked === 1 ? 'file' : 'files'}`;
  if (findings.length === 0) return `No findings in ${files}.`;
  const count = (severity: string, plural: string): string[] => {
    const amount = findings.filter((finding) => finding.severity === severity).length;
    return amount === 0 ? [] : [`${amount} ${amount === 1 ? severity : plural}`];
  };
  const counts = [
    ...count('error', 'errors'),
    ...count('warning', 'warnings'),
    ...count('info', 'infos'),
    ...count('style', 'style'),
  ];
  const fixable = findings.filter(({ fix }) => fix !== undefined).length;
  return `${counts.join(', ')} in ${files}${fixable > 0 ? `; ${fixable} with a fix` : ''}.`;
}
