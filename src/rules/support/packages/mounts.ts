import type { Instruction } from '../../../dockerfile/model.ts';

/** Whether a RUN mounts a cache or a tmpfs on a folder whose path matches, so that nothing written there reaches the layer. */
export function hasCacheMount(run: Instruction, target: RegExp): boolean {
  return run.flags.some(({ name, value = '', expanded = value }) => {
    if (name !== 'mount') return false;
    const pairs = expanded.split(',');
    return (
      pairs.some((pair) => /^type=(cache|tmpfs)$/.test(pair)) &&
      pairs.some((pair) => /^(target|dst|destination)=/.test(pair) && target.test(pair.slice(pair.indexOf('=') + 1)))
    );
  });
}
