import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { Range } from '../../../text/range.ts';
import { removeRange } from '../commands/command-edits.ts';
import { deleteInstruction } from '../instructions/instructions.ts';

/**
 * Takes items (words of EXPOSE, items of a JSON array, pairs of LABEL) out of an instruction, or the whole instruction when it holds
 * nothing else; one entry for each item, undefined where nothing is to be done or the layout is too odd to be sure.
 * @param all every item of the instruction, in order
 */
export function removeItems(
  file: Dockerfile,
  instruction: Instruction,
  all: readonly { readonly range: Range }[],
  removed: readonly { readonly range: Range }[],
): (TextEdit | undefined)[] {
  if (removed.length >= all.length) {
    const whole = instruction.onbuild ? undefined : deleteInstruction(file, instruction);
    return removed.map((_, at) => (at === 0 ? whole : undefined));
  }
  if (instruction.form === 'exec') {
    // Two neighbours would both take the comma between them.
    return removed.map(({ range }, at) => (at === 0 ? removeJsonItem(file, range) : undefined));
  }
  return removed.map(({ range }, at) => {
    if (at > 0 && file.text.slice(0, range.start).endsWith('\n')) return undefined;
    const next = removed[1]?.range.start === all[1]?.range.start ? undefined : all[1];
    return removeFirst(file, instruction, next, range) ?? removeRange(file, range);
  });
}

/** The first item, which stands behind the keyword, when the next one stays and is on another line: that takes its place. */
function removeFirst(
  { text }: Dockerfile,
  { argsRange }: Instruction,
  next: { readonly range: Range } | undefined,
  { start, end }: Range,
): TextEdit | undefined {
  if (!next || start !== argsRange.start) return undefined;
  return /^[ \t]*[\\`][ \t]*\r?\n[ \t]*$/.test(text.slice(end, next.range.start))
    ? { range: { start, end: next.range.start }, text: '' }
    : undefined;
}

function removeJsonItem({ text }: Dockerfile, { start, end }: Range): TextEdit | undefined {
  const after = /^[ \t]*,[ \t]*/.exec(text.slice(end, end + 100));
  if (after) return { range: { start, end: end + after[0].length }, text: '' };
  const before = /(?<![ \t])[ \t]*,[ \t]*$/.exec(text.slice(Math.max(0, start - 100), start));
  return before ? { range: { start: start - before[0].length, end }, text: '' } : undefined;
}
