import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { ShellCommand, ShellWord } from '../../../shell/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { Range } from '../../../text/range.ts';
import { deleteInstruction } from '../instructions/instructions.ts';

/** Whether a command's words are items of an exec form's JSON array. */
export function isJson(run: Instruction, command: ShellCommand): boolean {
  return run.form === 'exec' && !command.inside.includes('shell-c');
}

/** Puts one word behind another word of the same command. */
export function insertAfter(run: Instruction, command: ShellCommand, word: ShellWord, text: string): TextEdit {
  const at = word.range.end;
  // A list that is written without blanks stays so.
  const dense = /^,"/.test(run.shellText.slice(at - run.argsRange.start, at - run.argsRange.start + 2));
  const item = `,${dense ? '' : ' '}"${text}"`;
  return { range: { start: at, end: at }, text: isJson(run, command) ? item : ` ${text}` };
}

/** Takes a word (or several that follow each other) out of a command; undefined where the layout is too odd to be sure. */
export function removeWords(
  file: Dockerfile,
  run: Instruction,
  command: ShellCommand,
  first: ShellWord,
  last: ShellWord = first,
): TextEdit | undefined {
  const range = { start: first.range.start, end: last.range.end };
  if (!isJson(run, command)) return removeRange(file, range);
  const comma = /,[ \t]*$/.exec(file.text.slice(Math.max(command.range.start, range.start - 100), range.start));
  return comma ? { range: { start: range.start - comma[0].length, end: range.end }, text: '' } : undefined;
}

/** Takes a stretch between blanks out of an instruction, with the line that it leaves empty. */
export function removeRange({ text }: Dockerfile, { start, end }: Range): TextEdit | undefined {
  const from = blanksBefore(text, start);
  if (text[from - 1] !== '\n') return { range: { start: from, end }, text: '' };
  const after = text.slice(end, end + 200);
  const wholeLine = /^[ \t]*[\\`][ \t]*\r?\n/.exec(after);
  if (wholeLine) return { range: { start: from, end: end + wholeLine[0].length }, text: '' };
  const blanks = /^[ \t]+(?=[^\s\\`])/.exec(after);
  if (blanks) return { range: { start, end: end + blanks[0].length }, text: '' };
  // The last word of the instruction on a line of its own: the line before must no longer be continued.
  const continuation = /(?<=[^\s#])[ \t]+[\\`]\r?\n$/.exec(text.slice(Math.max(0, from - 500), from));
  const line = text.slice(text.lastIndexOf('\n', from - 2) + 1, from);
  if (!continuation || /^\s*#/.test(line)) return undefined;
  return { range: { start: from - continuation[0].length, end }, text: '' };
}

/** Whether a command is called by its name alone: another call of it, appended to the RUN, does the same for the same user. */
export function isPlain({ name, nameWord, wrappers }: ShellCommand): boolean {
  return wrappers.length === 0 && nameWord.value === name;
}

/**
 * Takes a command (or several that follow each other, up to `last`) out of the chain of a RUN, or the RUN out of the file when it
 * holds nothing else. Undefined where another command depends on it (`||`, pipes, conditions) or where a comment stands between.
 */
export function removeCommand(
  file: Dockerfile,
  run: Instruction,
  first: ShellCommand,
  last: ShellCommand = first,
): TextEdit | undefined {
  const { operatorBefore, operatorBeforeRange: before } = first;
  const { operatorAfter, operatorAfterRange: after } = last;
  const script = run.shell();
  if (run.form === 'exec' || run.heredocs.length > 0 || script.errors.length > 0 || run.onbuild) return undefined;
  const [from, to] = [script.commands.indexOf(first), script.commands.indexOf(last)];
  const removedCommands = script.commands.slice(from, to + 1);
  if (
    removedCommands.some(({ inside, background, pipeline }) => inside.length > 0 || background || pipeline.length > 1)
  )
    return undefined;
  if (!joins(operatorBefore) || !joins(operatorAfter)) return undefined;
  if (!before && !after) {
    const alone = script.commands.length === removedCommands.length && script.variables.length === 0;
    return alone ? deleteInstruction(file, run) : undefined;
  }
  const next = script.commands[to + 1];
  let range: Range;
  if (before && after) range = { start: before.start, end: after.start };
  else if (before) {
    const start = continuedBlanksBefore(file.text, before.start);
    if (start === undefined) return undefined;
    range = { start, end: last.range.end };
  } else if (next && next.inside.length === 0) range = { start: first.range.start, end: next.range.start };
  else return undefined;
  const removed = file.text.slice(range.start, range.end);
  if (/^[ \t]*#/m.test(removed)) return undefined;
  return { range, text: '' };
}

function joins(operator: ShellCommand['operatorBefore']): boolean {
  return operator === undefined || operator === '&&' || operator === ';';
}

/** Where the blanks in front of an offset begin. */
function blanksBefore(text: string, offset: number): number {
  let at = offset;
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at--;
  return at;
}

/**
 * The same across continued lines and the blank lines between them. Undefined behind a comment: the line above it would stay
 * continued, and take in the instruction that follows.
 */
function continuedBlanksBefore(text: string, offset: number): number | undefined {
  const at = blanksBefore(text, offset);
  if (text[at - 1] !== '\n') return at;
  const continuation = /(?<![ \t])[ \t]*[\\`][ \t]*\r?\n(?:[ \t]*\r?\n)*$/.exec(text.slice(Math.max(0, at - 200), at));
  return continuation ? at - continuation[0].length : undefined;
}
