import { posix } from 'node:path';
import type { Instruction, Stage } from '../../../dockerfile/model.ts';
import type { Image } from '../../../repository/image.ts';
import { archiveOf, onlySources, startOf } from './artefacts.ts';
import { absolute, within } from './paths.ts';

/**
 * The COPYs that the runtime stage doesn't need: their files come with the folder that is carried over, or are sources of a program
 * that is carried over alone.
 * @param needs whether the stage that runs calls a program
 * @param work folders that only the build needs, and whether a compiler's results were installed below the prefix
 */
export function contextCopies(
  image: Image,
  stage: Stage,
  last: Instruction,
  roots: readonly string[],
  needs: (program: string) => boolean,
  work: { readonly left: readonly string[]; readonly installed: boolean },
): Instruction[] {
  const { left, installed } = work;
  const start = startOf(stage) ?? archiveOf(stage);
  // A program that is found by its name was installed.
  const compiled = start === undefined ? installed : roots.some((root) => within(start, root));
  // Archives hold their resources.
  const archive = start !== undefined && /\.(jar|war|dll)$/.test(start);
  return stage.instructions.filter((instruction) => {
    const { keyword, index, words, flags, state, heredocs } = instruction;
    if ((keyword !== 'COPY' && keyword !== 'ADD') || index > last.index) return false;
    const target = absolute(words.at(-1)?.expanded, state.workdir ?? '/');
    if (target === undefined) return false;
    if ([...roots, ...left].some((root) => within(target, root))) return true;
    if (isTool(instruction, target) && !words.slice(0, -1).some(({ value }) => needs(posix.basename(value))))
      return true;
    if (!compiled || flags.some(({ name }) => name === 'from') || heredocs.length > 0) return false;
    const files = words.slice(0, -1).flatMap(({ value }) => image.matchContext(value));
    return (archive && within(target, projectOf(last))) || onlySources(files);
  });
}

/** Programs of other images that only build, each project's own way to install it: `COPY --from=composer /usr/bin/composer …`. */
function isTool({ flags, words }: Instruction, target: string): boolean {
  return (
    flags.some(({ name }) => name === 'from') &&
    /(^|\/)s?bin(\/|$)/.test(target) &&
    words
      .slice(0, -1)
      .every(({ value }) => /^\/.*\/?(uv|uvx|composer|composer\.phar|install-php-extensions|hugo)$/.test(value))
  );
}

/** Where the last RUN that builds works. */
function projectOf({ state }: Instruction): string {
  return state.workdir ?? '/';
}
