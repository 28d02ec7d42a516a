import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { ShellCommand, ShellScript } from '../../../shell/model.ts';
import type { TextEdit } from '../../../text/edit.ts';

/**
 * Lets a RUN carry out one more command at its end, laid out as the commands that are there: behind the last `&&` or `;`, on a line
 * of its own where the others have theirs, as a line of a heredoc. Undefined where it would not run after all that is there, or not
 * at all.
 */
export function appendCommand(file: Dockerfile, run: Instruction, text: string): TextEdit | undefined {
  const script = run.shell();
  const last = script.commands.at(-1);
  if (run.form !== 'shell' || script.errors.length > 0 || !last || last.background || leaves(last)) return undefined;
  if (run.heredocs.length > 0) return appendLine(file, run, last, text);
  if (last.inside.length > 0 || last.range.end !== run.range.end) return undefined;
  const at = run.range.end;
  return { range: { start: at, end: at }, text: `${separator(file, run, script, last)}${text}` };
}

/** One more line at the end of the script that a heredoc is. */
function appendLine(file: Dockerfile, run: Instruction, last: ShellCommand, text: string): TextEdit | undefined {
  const [heredoc, another] = run.heredocs;
  if (!heredoc || another || heredoc.interpreter === undefined) return undefined;
  const { start, end } = heredoc.bodyRange;
  if (last.range.start < start || last.range.start >= end) return undefined;
  const body = file.text.slice(start, end);
  const at = start + body.trimEnd().length;
  if (!run.shell().options.some(({ name, on }) => name === 'errexit' && on)) {
    // A line of its own would hide that the last one failed.
    const joins = last.inside.length === 0 && last.range.end === at;
    return joins ? { range: { start: at, end: at }, text: ` && ${text}` } : undefined;
  }
  const indent = /^(?:[ \t]*\r?\n)*([ \t]*)\S/.exec(body)?.[1] ?? '';
  return { range: { start: at, end: at }, text: `${file.eol}${indent}${text}` };
}

/** Whether nothing runs behind a command. */
function leaves({ name, wrappers, inside }: ShellCommand): boolean {
  if (inside.length > 0) return false;
  return name === 'exit' || name === 'return' || name === 'exec' || wrappers.some((wrapper) => wrapper.name === 'exec');
}

/** What joins one more command to the last one: as that is joined to the one before it, if by `&&` or `;`. */
function separator(file: Dockerfile, run: Instruction, script: ShellScript, last: ShellCommand): string {
  const { text, eol, escape: sign } = file;
  // Of `a && b | c` the first of the pipeline shows how commands are joined.
  const first = script.commands.findLast(({ operatorBefore }) => !/^\|/.test(operatorBefore ?? '')) ?? last;
  const { operatorBefore: operator, operatorBeforeRange: place } = first;
  const before = place ? blanksBefore(text, place.start) : '';
  const behind = place ? blanksBehind(text, place.end) : '';
  const stops = operator === ';' && script.options.some(({ name, on }) => name === 'errexit' && on);
  const commented = /^[ \t]*#/m.test(`${before}${behind}`);
  if (place && (operator === '&&' || operator === ';') && /\n/.test(`${before}${behind}`) && !commented) {
    return `${before === '' && !stops ? ' ' : before}${stops ? ';' : '&&'}${behind}`;
  }
  const start = place?.start ?? run.range.start;
  if (stops && !text.slice(start, run.range.end).includes('\n')) return '; ';
  if (!text.slice(first.range.start, run.range.end).includes('\n') && !commented) return ' && ';
  const indent = indentOf(text, run.range.end) || '    ';
  return behind.includes('\n') ? ` && ${sign}${eol}${indentOf(text, first.range.start)}` : ` ${sign}${eol}${indent}&& `;
}

/** The blanks, continued lines and comments behind an offset. */
function blanksBehind(text: string, offset: number): string {
  return /^(?:[ \t]|[\\`][ \t]*\r?\n(?:[ \t]*#.*\r?\n)*)*/.exec(text.slice(offset, offset + WINDOW))?.[0] ?? '';
}

/** The same in front of an offset, line by line: an expression would try anew at each blank. */
function blanksBefore(text: string, offset: number): string {
  const first = Math.max(0, offset - WINDOW);
  let at = offset;
  for (;;) {
    while (at > first && /[ \t]/.test(text[at - 1] ?? '')) at--;
    if (at <= first || text[at - 1] !== '\n') return text.slice(at, offset);
    // Up through comments to the line that is continued.
    let end = at - 1;
    let line = lineBefore(text, end);
    while (/^[ \t]*#/.test(line.text) && line.start > first) {
      end = line.start - 1;
      line = lineBefore(text, end);
    }
    const sign = /[\\`][ \t\r]*$/.exec(line.text);
    if (!sign) return text.slice(at, offset);
    at = line.start + sign.index;
  }
}

/** The line that ends at an offset. */
function lineBefore(text: string, end: number): { readonly start: number; readonly text: string } {
  const start = Math.max(text.lastIndexOf('\n', end - 1) + 1, end - WINDOW);
  return { start, text: text.slice(start, end) };
}

const WINDOW = 2000;

/** The white space that the line of an offset begins with. */
function indentOf(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}
