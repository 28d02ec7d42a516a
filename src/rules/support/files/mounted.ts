import type { Instruction } from '../../../dockerfile/model.ts';

/** Whether a path lies in what a RUN mounts, so that nothing written there reaches the layer. */
export function hasFileMount(run: Instruction, path: string): boolean {
  return run.flags.some(({ name, value = '', expanded = value }) => {
    if (name !== 'mount') return false;
    const target = /(?:^|,)(?:target|dst|destination)=([^,]+)/.exec(expanded)?.[1]?.replace(/\/$/, '');
    return target !== undefined && (path === target || path.startsWith(`${target}/`));
  });
}
