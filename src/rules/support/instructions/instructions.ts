import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import { fullLineRange } from '../../../text/lines.ts';

/** Most rules ask for them, so they are collected once a file. */
const RUNS = new WeakMap<Dockerfile, readonly Instruction[]>();

/** Every RUN of a file, those that are triggers of ONBUILD included. */
export function runs(file: Dockerfile): readonly Instruction[] {
  const known = RUNS.get(file);
  if (known) return known;
  const found = file.instructions
    .map((instruction) => instruction.trigger ?? instruction)
    .filter(({ keyword }) => keyword === 'RUN');
  RUNS.set(file, found);
  return found;
}

/** Every instruction of a file, triggers in the place of their ONBUILD. */
export function written(file: Dockerfile): readonly Instruction[] {
  return file.instructions.map((instruction) => instruction.trigger ?? instruction);
}

/** Takes an instruction out of a file with all of its lines. */
export function deleteInstruction(file: Dockerfile, { line, endLine }: Instruction): TextEdit {
  const { start } = fullLineRange(file.lines, line);
  return { range: { start, end: fullLineRange(file.lines, endLine).end }, text: '' };
}
