import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';

/** Every RUN of a file, those that are triggers of ONBUILD included. */
export function runs(file: Dockerfile): Instruction[] {
  return file.instructions.flatMap((instruction) => {
    const inner = instruction.trigger ?? instruction;
    return inner.keyword === 'RUN' ? [inner] : [];
  });
}
