import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';

/**
 * Says whether something earlier in the same stage wrote an apt option to apt's configuration (`apt.conf`, `apt.conf.d`): an
 * instruction, or a command of the same RUN. An option on a single command line does not count: it holds for that command only.
 */
export function aptConfiguration(
  file: Dockerfile,
  option: RegExp,
): (stage: Instruction['stage'], offset: number) => boolean {
  const since = new Map<Instruction['stage'], number>();
  if (!file.text.includes('apt.conf')) return () => false;
  for (const { stage, range } of file.instructions) {
    if (since.has(stage)) continue;
    const text = file.text.slice(range.start, range.end);
    const place = text.indexOf('apt.conf');
    const written = option.exec(text)?.index;
    if (place !== -1 && written !== undefined) since.set(stage, range.start + Math.max(place, written));
  }
  return (stage, offset) => (since.get(stage) ?? Number.POSITIVE_INFINITY) < offset;
}
