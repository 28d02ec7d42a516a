import type { Finding, Notice } from '../review/types.ts';
import { applyEdits } from '../text/edit.ts';
import { lineIndex, lineRange } from '../text/lines.ts';
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
  const blocks = findings.map((finding) => {
    const { path, line, column, severity, rule, message } = finding;
    const head = `${paint('bold', visible(`${path}:${line}:${column}`))} ${paint(severity, severity)} ${visible(message)} ${paint('dim', rule)}`;
    return [head, ...excerpt(finding, options, paint), ...fixDiff(finding, options, paint)].join('\n');
  });
  const said = notices.map(({ path, line, column, message }) => {
    const place = [path, line, column].filter((part) => part !== undefined).join(':');
    return `${visible(place)} ${paint('dim', 'note')} ${visible(message)}`;
  });
  return `${[...blocks, ...said, summaryLine(findings, checked)].join('\n\n')}\n`;
}

type Paint = (name: keyof typeof COLORS, text: string) => string;

function excerpt(finding: Finding, { read }: TerminalOptions, paint: Paint): string[] {
  const index = lineIndex(read(finding.path) ?? '');
  const range = lineRange(index, finding.line);
  const text = index.text.slice(range.start, range.end).replaceAll('\t', ' ');
  const gutter = String(finding.line).padStart(5);
  const length = Math.max(1, Math.min(finding.range.end, range.end) - finding.range.start);
  const mark = `${' '.repeat(finding.column - 1)}${'^'.repeat(length)}`;
  return [
    `${paint('dim', `${gutter} |`)} ${visible(text)}`,
    `${paint('dim', '      |')} ${paint(finding.severity, mark)}`,
  ];
}

function fixDiff(finding: Finding, { read }: TerminalOptions, paint: Paint): string[] {
  const { fix } = finding;
  const before = read(finding.path);
  if (!fix || before === undefined) return [];
  const after = applyEdits(before, fix.edits).split('\n');
  const old = before.split('\n');
  let start = 0;
  while (start < old.length && old[start] === after[start]) start++;
  let tail = 0;
  while (tail < Math.min(old.length, after.length) - start && old.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const removed = old.slice(start, old.length - tail).map((line) => paint('red', `      - ${visible(line)}`));
  const added = after.slice(start, after.length - tail).map((line) => paint('green', `      + ${visible(line)}`));
  return [`      ${paint('dim', `${fix.safety} fix:`)} ${fix.title}`, ...removed, ...added];
}

function summaryLine(findings: readonly Finding[], checked: number): string {
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
