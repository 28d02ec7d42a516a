import { firstLineOf } from '../../../dockerfile/comments.ts';
import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import { fullLineRange, lineRange } from '../../../text/lines.ts';
import { keepLast } from '../../../text/memory.ts';
import { suppressionComment } from '../../../text/suppression-comment.ts';

/** Every instruction of a file, triggers in the place of their ONBUILD. */
export const written = keepLast((file: Dockerfile): readonly Instruction[] =>
  file.instructions.map((instruction) => instruction.trigger ?? instruction),
);

/** Every RUN of a file, those that are triggers of ONBUILD included. */
export const runs = keepLast((file: Dockerfile): readonly Instruction[] =>
  written(file).filter(({ keyword }) => keyword === 'RUN'),
);

/**
 * Takes an instruction out of a file with all of its lines, and with the comments right above that switch rules off for it: they
 * would hold for the next instruction.
 */
export function deleteInstruction(file: Dockerfile, { line, endLine }: Instruction): TextEdit {
  let first = line;
  while (first > firstLineOf(file, line) && isSuppression(file, first - 1)) first--;
  const { start } = fullLineRange(file.lines, first);
  return { range: { start, end: fullLineRange(file.lines, endLine).end }, text: '' };
}

function isSuppression(file: Dockerfile, line: number): boolean {
  const { start, end } = lineRange(file.lines, line);
  const text = file.text.slice(start, end).trim();
  const reach = suppressionComment(text, start)?.reach;
  return reach === 'next' || reach === 'line';
}

/** Puts instructions, a line each, in front of an instruction and of the comments that belong to it. */
export function insertInstructions(file: Dockerfile, { line }: Instruction, lines: readonly string[]): TextEdit {
  const at = fullLineRange(file.lines, firstLineOf(file, line)).start;
  return { range: { start: at, end: at }, text: lines.map((each) => each + file.eol).join('') };
}
