import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { TextEdit } from '../../text/edit.ts';
import { fullLineRange } from '../../text/lines.ts';

/** Every RUN of a file, those that are triggers of ONBUILD included. */
export function runs(file: Dockerfile): Instruction[] {
  return file.instructions.flatMap((instruction) => {
    const inner = instruction.trigger ?? instruction;
    return inner.keyword === 'RUN' ? [inner] : [];
  });
}

/** Takes an instruction out of a file with all of its lines. */
export function deleteInstruction(file: Dockerfile, { line, endLine }: Instruction): TextEdit {
  const { start } = fullLineRange(file.lines, line);
  return { range: { start, end: fullLineRange(file.lines, endLine).end }, text: '' };
}
