import { firstLineOf } from '../../dockerfile/comments.ts';
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/model.ts';
import { applyEdits, type TextEdit } from '../../text/edit.ts';
import { fullLineRange, lineRange } from '../../text/lines.ts';

/** An instruction as the author wrote it, heredocs and all. */
export function textOf(file: Dockerfile, { range }: Instruction): string {
  return file.text.slice(range.start, range.end);
}

/** The lines of comments right above an instruction, which move with it. */
export function commentsAbove(file: Dockerfile, { line }: Instruction): string[] {
  const first = firstLineOf(file, line);
  return Array.from({ length: line - first }, (_, at) => lineText(file, first + at));
}

/** The lines right behind an instruction that were a part of its chain before somebody commented them out: `#    && rm -rf x`. */
export function commentsBehind(file: Dockerfile, { endLine }: Instruction): string[] {
  const lines: string[] = [];
  while (/^\s*#\s*(&&|\|\|)/.test(lineText(file, endLine + lines.length + 1)))
    lines.push(lineText(file, endLine + lines.length + 1));
  return lines;
}

function lineText(file: Dockerfile, number: number): string {
  if (number > file.lines.starts.length) return '';
  const { start, end } = lineRange(file.lines, number);
  return file.text.slice(start, end).replace(/\r$/, '');
}

/** Takes an instruction out with its comments and its lines, and with one of two empty lines that would meet. */
export function removal(file: Dockerfile, instruction: Instruction): TextEdit {
  const first = firstLineOf(file, instruction.line);
  const endLine = instruction.endLine + commentsBehind(file, instruction).length;
  const blank = (number: number): boolean => {
    const { start, end } = lineRange(file.lines, number);
    return number >= 1 && number < file.lines.starts.length && file.text.slice(start, end).trim() === '';
  };
  const last = blank(first - 1) && blank(endLine + 1) ? endLine + 1 : endLine;
  return {
    range: { start: fullLineRange(file.lines, first).start, end: fullLineRange(file.lines, last).end },
    text: '',
  };
}

/** Puts other text into an instruction's place. */
export function replacement({ range }: Instruction, text: string): TextEdit {
  return { range, text };
}

/** The same where the instruction moved, and took its comments along. */
export function replacementOfMoved(file: Dockerfile, instruction: Instruction, text: string): TextEdit {
  const behind = commentsBehind(file, instruction).length;
  const { start } = lineRange(file.lines, firstLineOf(file, instruction.line));
  const { end } = behind === 0 ? instruction.range : lineRange(file.lines, instruction.endLine + behind);
  return { range: { start, end }, text };
}

/**
 * Where a stage can be put in front of one: behind global ARGs and the comments that head the file; before the comments of a FROM that isn't
 * the first, as they say what its own stage is for.
 */
export function beforeFrom(file: Dockerfile, from: Instruction): number {
  const first = file.stages[0]?.from === from;
  return fullLineRange(file.lines, first ? from.line : firstLineOf(file, from.line)).start;
}

/** Names of variables that a text refers to. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map((match) => match[1] ?? '');
}

/** The ENV and ARG before an instruction that the given texts refer to, and those whose names match. */
export function settingsFor(
  instructions: readonly Instruction[],
  before: number,
  texts: readonly string[],
  always: RegExp,
): Instruction[] {
  const wanted = new Set(texts.flatMap(variablesIn));
  const chosen: Instruction[] = [];
  for (const instruction of instructions.filter(({ index }) => index < before).toReversed()) {
    if (instruction.keyword !== 'ENV' && instruction.keyword !== 'ARG') continue;
    if (!instruction.pairs.some(({ key }) => wanted.has(key) || always.test(key))) continue;
    for (const { value } of instruction.pairs) for (const name of variablesIn(value ?? '')) wanted.add(name);
    chosen.unshift(instruction);
  }
  return chosen;
}

/** What edits leave of a stage's text. */
export function leftOf({ text }: Dockerfile, { range }: Stage, edits: readonly TextEdit[]): string {
  const own = edits.filter((edit) => range.start <= edit.range.start && edit.range.end <= range.end);
  const moved = own.map((edit) => ({
    text: edit.text,
    range: { start: edit.range.start - range.start, end: edit.range.end - range.start },
  }));
  return applyEdits(text.slice(range.start, range.end), moved);
}

export function overlaps({ range }: TextEdit, edits: readonly TextEdit[]): boolean {
  return edits.some((other) => other.range.start < range.end && range.start < other.range.end);
}
