import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';

/**
 * Says whether an earlier instruction of the same stage wrote an apt option to apt's configuration (`apt.conf`, `apt.conf.d`).
 * An option on a single command line does not count: it holds for that command only.
 */
export function aptConfiguration(file: Dockerfile, option: RegExp): (run: Instruction) => boolean {
  const since = new Map<Instruction['stage'], number>();
  for (const { stage, index, range } of file.instructions) {
    const text = file.text.slice(range.start, range.end);
    if (!since.has(stage) && text.includes('apt.conf') && option.test(text)) since.set(stage, index);
  }
  return (run) => (since.get(run.stage) ?? Number.POSITIVE_INFINITY) < run.index;
}
