import { posix } from 'node:path';
import type { Dockerfile, Instruction, Stage } from '../../../dockerfile/model.ts';
import type { Image } from '../../../repository/image.ts';
import type { TextEdit } from '../../../text/edit.ts';
import { baseFolder } from '../../base-facts.ts';
import { removal, replacement } from '../parts.ts';
import { absolute, within } from './paths.ts';
import { archiveOf, dataFiles, startAmong } from './program.ts';

/**
 * Takes out what the stage that runs doesn't need to copy: files that come with the folder that is carried over, and sources of a
 * program that is carried over alone. Files beside those sources, which the program may read, stay.
 * @param needs whether the stage that runs calls a program
 * @param work folders that only the build needs, and whether a compiler's results were installed below the prefix
 */
export function contextCopies(
  image: Image,
  stage: Stage,
  last: Instruction,
  roots: readonly string[],
  needs: (program: string) => boolean,
  work: { readonly left: readonly string[]; readonly installed: boolean; readonly tools: readonly string[] },
): TextEdit[] {
  const { left, installed, tools } = work;
  const { dockerfile: file } = image;
  const start = startAmong(stage, roots) ?? archiveOf(stage);
  // A program that is found by its name was installed, or lies where its language's tools put programs.
  const compiled =
    start === undefined
      ? installed || roots.some((root) => tools.includes(root))
      : roots.some((root) => within(start, root));
  // Archives hold their resources.
  const archive = start !== undefined && /\.(jar|war|dll)$/.test(start);
  return stage.instructions.flatMap((instruction): TextEdit[] => {
    const { keyword, index, words, flags, state, heredocs } = instruction;
    if ((keyword !== 'COPY' && keyword !== 'ADD') || index > last.index) return [];
    const target = absolute(words.at(-1)?.expanded, state.workdir ?? baseFolder(stage));
    if (target === undefined) return [];
    if ([...roots, ...left].some((root) => within(target, root))) return [removal(file, instruction)];
    if (isTool(instruction, target) && !words.slice(0, -1).some(({ value }) => needs(posix.basename(value))))
      return [removal(file, instruction)];
    if (!compiled || flags.some(({ name }) => name === 'from') || heredocs.length > 0) return [];
    const files = words.slice(0, -1).flatMap(({ value }) => image.matchContext(value));
    const data = dataFiles(files);
    if (!files.some((path) => !DOCKERS.test(path)))
      return archive && within(target, last.state.workdir ?? baseFolder(stage)) ? [removal(file, instruction)] : [];
    if (data.length === 0) return [removal(file, instruction)];
    const lines = data.length < files.length ? narrowed(file, instruction, data) : undefined;
    return lines === undefined ? [] : [replacement(instruction, lines.join(file.eol))];
  });
}

/** Files of the build context that say nothing of what else is in it. */
const DOCKERS = /(^|\/)(Dockerfile[^/]*|\.[^/]*)$/;
/** More lines than that are harder to read than one. */
const MOST_LINES = 5;

/** A COPY of a whole folder as COPYs of the files in it and of the folders below that hold some of `keep`; undefined where that isn't plain. */
function narrowed(
  file: Dockerfile,
  { keyword, flags, words, form, range, keywordRange }: Instruction,
  keep: readonly string[],
): string[] | undefined {
  const [source, target, ...others] = words;
  if (!source || !target || others.length > 0 || form === 'exec' || keyword !== 'COPY') return undefined;
  const folder = source.value.replace(/^\.\//, '').replace(/\/?(\.|\*)?$/, '');
  if (/[$*?[\]\\]/.test(folder) || /[$\\]/.test(target.value) || file.text.slice(range.start, range.end).includes('\n'))
    return undefined;
  const below = keep.map((path) => (folder === '' ? path : path.slice(folder.length + 1)));
  if (below.some((path) => path === '' || !/^[\w./@+-]+$/.test(path))) return undefined;
  const prefix = folder === '' ? '' : `${folder}/`;
  const head = file.text.slice(keywordRange.start, flags.at(-1)?.range.end ?? keywordRange.end);
  const into = target.value.endsWith('/') ? target.value : `${target.value}/`;
  const own = below.filter((path) => !path.includes('/'));
  const folders = [
    ...new Set(below.filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/')))),
  ];
  if (own.length > 12 || folders.length >= MOST_LINES) return undefined;
  return [
    ...(own.length > 0 ? [`${head} ${own.map((path) => prefix + path).join(' ')} ${into}`] : []),
    ...folders.map((name) => `${head} ${prefix}${name} ${into}${name}/`),
  ];
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
