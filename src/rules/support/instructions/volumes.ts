import type { Dockerfile } from '../../../dockerfile/model.ts';
import type { Problem } from '../../rule.ts';
import { removeItems } from '../yaml/item-edits.ts';
import { written } from './instructions.ts';

/**
 * Every volume of a Dockerfile whose path, with its variables put in, is such a one; the fix takes it out of its VOLUME.
 * @param say the message, made of the path as it is written
 */
export function* volumesLike(file: Dockerfile, path: RegExp, say: (written: string) => string): Iterable<Problem> {
  for (const instruction of written(file)) {
    if (instruction.keyword !== 'VOLUME') continue;
    const found = instruction.words.filter(({ expanded }) => expanded !== undefined && path.test(expanded));
    const edits = removeItems(file, instruction, instruction.words, found);
    for (const [at, { range, value }] of found.entries()) {
      const edit = edits[at];
      yield {
        range,
        message: say(value),
        fix: edit ? { safety: 'unsafe', title: 'Remove the volume', edits: [edit] } : undefined,
      };
    }
  }
}
