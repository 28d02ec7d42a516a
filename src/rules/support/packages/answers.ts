import type { ShellCommand } from '../../../shell/model.ts';

/** Whether a command's questions may be answered through a pipe (`yes | apt-get install`); xargs reads the pipe itself. */
export function isAnswered({ pipeline, wrappers }: ShellCommand): boolean {
  return pipeline.index > 0 && !wrappers.some(({ name }) => name === 'xargs' || name === 'parallel');
}
