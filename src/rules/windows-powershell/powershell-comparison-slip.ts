import type { PowershellBlock } from '../../shell/powershell/script.ts';
import type { Token } from '../../shell/powershell/tokens.ts';
import type { Problem, Rule } from '../rule.ts';
import { powershellScripts } from '../support/powershell/texts.ts';

export const powershellComparisonSlip: Rule = {
  id: 'powershell-comparison-slip',
  group: 'windows-powershell',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['powershell', 'pwsh'],
  aliases: [
    'powershell/PSPossibleIncorrectComparisonWithNull',
    'powershell/PSPossibleIncorrectUsageOfAssignmentOperator',
    'powershell/PSPossibleIncorrectUsageOfRedirectionOperator',
  ],
  summary: 'A comparison in PowerShell does something else than it seems to.',
  why: 'PowerShell compares with -eq and -gt: `=` assigns and `>` writes a file, and with $null on the right a list is filtered instead of compared.',
  *check({ file }) {
    for (const { tokens, blocks } of powershellScripts(file)) {
      const code = tokens.filter(({ kind }) => kind !== 'comment');
      for (const at of code.keys()) {
        const problem = nullProblem(code, at, file.text);
        if (problem) yield problem;
      }
      for (const block of blocks) yield* conditionProblems(block);
    }
  },
};

/** `$x -eq $null`; swapped where the left side is one variable, also with members. */
function nullProblem(code: readonly Token[], at: number, text: string): Problem | undefined {
  const operator = code[at];
  const right = code[at + 1];
  if (operator?.kind !== 'operator' || !/^-[ci]?(eq|ne)$/i.test(operator.text)) return undefined;
  if (right?.kind !== 'variable' || !/^\$null$/i.test(right.text) || code[at + 2]?.kind === 'member') return undefined;
  let first = at - 1;
  while (code[first]?.kind === 'member') first--;
  const left = code[first];
  const range = { start: left?.kind === 'variable' ? left.range.start : operator.range.start, end: right.range.end };
  const before = code[first - 1];
  // What binds closer than the comparison, as `!`, a type or the dot of `$x.$y` do, belongs to the left side.
  const simple =
    left?.kind === 'variable' &&
    (before === undefined || /^(open|close|separator|keyword)$/.test(before.kind) || JOINT.test(before.text));
  const operand = simple ? text.slice(left.range.start, code[at - 1]?.range.end) : '';
  return {
    range,
    message: `Write \`$null\` on the left of \`${operator.text}\`: on the right it filters when the left side is a list.`,
    fix: simple
      ? {
          safety: 'unsafe',
          title: 'Put $null on the left',
          edits: [
            { range: { start: left.range.start, end: code[at - 1]?.range.end ?? left.range.end }, text: right.text },
            { range: right.range, text: operand },
          ],
        }
      : undefined,
  };
}

/** What stands in front of a condition of its own, or of a value. */
const JOINT = /^(-and|-or|=|\|)$/i;

const INSTEAD = new Map([
  ['=', '-eq'],
  ['==', '-eq'],
  ['>', '-gt'],
  ['>=', '-ge'],
]);

function* conditionProblems({ keyword, open, content }: PowershellBlock): Generator<Problem> {
  if (!/^(if|elseif|while)$/.test(keyword) || open.text !== '(') return;
  for (const [at, { kind, text, range }] of content.entries()) {
    const better = kind === 'operator' ? INSTEAD.get(text) : undefined;
    const left = content[at - 1];
    const right = content[at + 1];
    // The output of a command may be kept in a condition, and a command may write a file there.
    if (better === undefined || !left || !right || !isOperand(left) || !isOperand(right)) continue;
    if (isCall(content, at + 1)) continue;
    const before = left.range.end === range.start ? ' ' : '';
    const behind = right.range.start === range.end ? ' ' : '';
    yield {
      range,
      message: `Write \`${better}\`: \`${text}\` does not compare in PowerShell.`,
      fix: {
        safety: 'unsafe',
        title: `Write ${better}`,
        edits: [{ range, text: `${before}${better}${behind}` }],
      },
    };
  }
}

/** Whether a value is the result of a method. */
function isCall(content: readonly Token[], at: number): boolean {
  let next = at + 1;
  while (content[next]?.kind === 'member') next++;
  return content[next]?.text === '(' && content[next]?.range.start === content[next - 1]?.range.end;
}

/** A value rather than the end of a command. */
function isOperand({ kind, text, command }: Token): boolean {
  if (command) return false;
  return kind === 'variable' || kind === 'member' || kind === 'string' || (kind === 'word' && /^[\d.]+$/.test(text));
}
