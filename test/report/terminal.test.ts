import { expect, it } from '@jest/globals';
import { terminalReport } from '../../src/report/terminal.ts';
import type { Finding } from '../../src/review/types.ts';
import { lineAt, lineIndex, positionAt } from '../../src/text/lines.ts';

function finding(text: string, marked: string, fix?: Finding['fix']): Finding {
  const start = text.indexOf(marked);
  const index = lineIndex(text);
  return {
    rule: 'r',
    severity: 'warning',
    message: 'm',
    path: 'Dockerfile',
    range: { start, end: start + marked.length },
    line: lineAt(index, start),
    column: positionAt(index, start).column,
    fix,
  } as Finding;
}

const report = (text: string, findings: Finding[]): string[] =>
  terminalReport(findings, [], 1, { color: false, read: () => text }).split('\n');

it('shows the line, what is marked, and the lines that a fix touches', () => {
  const text = 'FROM a\nADD x /x\nCMD ["x"]\n';
  const at = text.indexOf('ADD');
  const fix = { safety: 'safe', title: 'Copy', edits: [{ range: { start: at, end: at + 3 }, text: 'COPY' }] } as const;
  expect(report(text, [finding(text, 'ADD', fix)]).slice(0, 6)).toEqual([
    'Dockerfile:2:1 warning m r',
    '    2 | ADD x /x',
    '      | ^^^',
    '      safe fix: Copy',
    '      - ADD x /x',
    '      + COPY x /x',
  ]);
});

it('cuts long lines around what is marked', () => {
  const text = `FROM a\nLABEL ${'x'.repeat(5000)} MARKED ${'y'.repeat(5000)}\n`;
  const [, line = '', mark = ''] = report(text, [finding(text, 'MARKED')]);
  expect(line.length).toBeLessThan(300);
  expect(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('MARKED');
});

it('tells thousands of findings of one long line in little space', () => {
  const text = `LABEL ${Array.from({ length: 5000 }, (_, at) => `k${at}=v`).join(' ')}\n`;
  const all = Array.from({ length: 5000 }, (_, at) => finding(text, `k${at}=`));
  expect(report(text, all).join('\n').length).toBeLessThan(5000 * 500);
});

it('brings nothing of a file into the terminal as a command, in the title of a fix neither', () => {
  const text = 'FROM a\nUSER \u001b[31m\n';
  const at = text.indexOf('USER');
  const fix = {
    safety: 'safe',
    title: 'Give it to \u001b[31m',
    edits: [{ range: { start: at, end: at }, text: '\u001b]0;x\u0007 ' }],
  } as const;
  expect(report(text, [finding(text, '\u001b[31m', fix)]).slice(1, 6)).toEqual([
    '    2 | USER \\u001b[31m',
    '      |      ^^^^^',
    '      safe fix: Give it to \\u001b[31m',
    '      - USER \\u001b[31m',
    '      + \\u001b]0;x\\u0007 USER \\u001b[31m',
  ]);
});
