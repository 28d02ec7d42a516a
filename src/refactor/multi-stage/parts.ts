import { firstLineOf } from '../../dockerfile/comments.ts';
import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { TextEdit } from '../../text/edit.ts';
import { fullLineRange, lineRange } from '../../text/lines.ts';

/** An instruction as the author wrote it, heredocs and all. */
export function textOf(file: Dockerfile, { range }: Instruction): string {
  return file.text.slice(range.start, range.end);
}

/** Takes an instruction out with its comments and its lines, and with one of two empty lines that would meet. */
export function removal(file: Dockerfile, { line, endLine }: Instruction): TextEdit {
  const first = firstLineOf(file, line);
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

/** Where a stage can be put in front of the first one: before the comments that belong to its FROM, behind global ARGs. */
export function beforeFrom(file: Dockerfile, from: Instruction): number {
  return fullLineRange(file.lines, from.line).start;
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
