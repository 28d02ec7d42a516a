import { posix } from 'node:path';
import { chainInstructions } from '../../../dockerfile/chain.ts';
import { fileKind } from '../../../repository/file-kinds.ts';
import type { Image } from '../../../repository/image.ts';
import { mayHoldUses } from '../../../repository/scripts/find.ts';
import { type Mention, mentionsIn } from '../../../repository/scripts/mentions.ts';
import { onlyLists, placeOf } from '../../../repository/scripts/places.ts';
import { namePattern } from '../../../text/pattern.ts';

/**
 * Of the files of a folder those that the image uses, as far as their names tell: what its instructions, the compose files and the other
 * files that it copies name (cron tables, supervisor's programs, the application), and what those scripts name in turn. Undefined when a
 * pattern or variable may stand for any of them, or when too much would have to be read to know.
 * @param scripts context paths of scripts
 */
export function usedScripts(image: Image, scripts: readonly string[]): ReadonlySet<string> | undefined {
  const byName = new Map(scripts.map((path) => [posix.basename(path), path]));
  const stem = (path: string): string => posix.basename(path).replace(/\.\w+$/, '');
  const byModule = new Map(
    scripts.filter((path) => /\.(py|[cm]?js|rb|pl)$/.test(path)).map((path) => [stem(path), path]),
  );
  const modules = new Set(byModule.keys());
  const used = new Set<string>();
  const shipped = shippedTexts(image, new Set(scripts));
  if (shipped === undefined) return undefined;
  const texts = [...startTexts(image), ...shipped];
  for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
    for (const mention of mentionsIn(withoutComments(text), undefined, modules)) {
      if (mention.pattern) {
        if (scripts.some((path) => mayMean(mention, path))) return undefined;
        continue;
      }
      const path = mention.module ? byModule.get(mention.name) : byName.get(mention.name);
      if (path === undefined || used.has(path)) continue;
      used.add(path);
      texts.push(image.readContext(path) ?? '');
    }
  }
  return used;
}

/** What says first what is used: the instructions that run something, and the compose files of the repository. */
function startTexts(image: Image): string[] {
  const { dockerfile, snapshot } = image;
  const instructions = chainInstructions(dockerfile.target)
    .filter(({ keyword }) => /^(RUN|CMD|ENTRYPOINT|HEALTHCHECK|SHELL|ENV)$/.test(keyword))
    // A mode for all of a folder's files uses none of them.
    .map(({ range }) => dockerfile.text.slice(range.start, range.end).replace(/\bchmod\s[^&|;\n]*/g, ''));
  const composes = snapshot.list().filter((path) => fileKind(path) === 'compose');
  return [...instructions, ...composes.map((path) => snapshot.read(path) ?? '')];
}

/** So many files of the context are read, of so many characters each; an image of more is one for the plan. */
const MOST_FILES = 300;
const MOST_TEXT = 100_000;

/** The other files that the image copies, as far as their text may run something; undefined when one can't be read. */
function shippedTexts(image: Image, scripts: ReadonlySet<string>): string[] | undefined {
  const copies = chainInstructions(image.dockerfile.target).filter(
    ({ keyword, flags }) => /^(COPY|ADD)$/.test(keyword) && !flags.some(({ name }) => name === 'from'),
  );
  const sources = copies.flatMap(({ words }) => words.slice(0, -1).map(({ expanded, value }) => expanded ?? value));
  const paths = [...new Set(sources.flatMap((source) => image.matchContext(source)))].filter(
    (path) => !scripts.has(path) && mayHoldUses(path) && !onlyLists(path) && /^(run|development)$/.test(placeOf(path)),
  );
  if (paths.length > MOST_FILES) return undefined;
  const texts = paths.map((path) => image.readContext(path));
  if (texts.includes(undefined)) return undefined;
  return texts.flatMap((text = '') => (text.length > MOST_TEXT || text.includes('\0') ? [] : [text]));
}

function withoutComments(text: string): string {
  return text.replace(/^[ \t]*#(?!!).*$/gm, '');
}

function mayMean({ name, tail }: Mention, path: string): boolean {
  if (!namePattern(name).test(posix.basename(path))) return false;
  // `/var/log/*` is no folder of scripts; one whose last part is another's is not this one.
  const folder = posix.dirname(tail);
  return folder === '.' || posix.basename(folder) === posix.basename(posix.dirname(path));
}
