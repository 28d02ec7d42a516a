import { firstLineOf } from '../../../dockerfile/comments.ts';
import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import { fullLineRange, lineRange } from '../../../text/lines.ts';
import { suppressionComment } from '../../../text/suppression-comment.ts';

/** Most rules ask for them, so they are collected once a file. */
const RUNS = new WeakMap<Dockerfile, readonly Instruction[]>();

/** Every RUN of a file, those that are triggers of ONBUILD included. */
export function runs(file: Dockerfile): readonly Instruction[] {
  const known = RUNS.get(file);
  if (known) return known;
  const found = written(file).filter(({ keyword }) => keyword === 'RUN');
  RUNS.set(file, found);
  return found;
}

const WRITTEN = new WeakMap<Dockerfile, readonly Instruction[]>();

/** Every instruction of a file, triggers in the place of their ONBUILD. */
export function written(file: Dockerfile): readonly Instruction[] {
  const known = WRITTEN.get(file);
  if (known) return known;
  const found = file.instructions.map((instruction) => instruction.trigger ?? instruction);
  WRITTEN.set(file, found);
  return found;
}

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
