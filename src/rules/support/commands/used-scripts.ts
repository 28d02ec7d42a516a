import { posix } from 'node:path';
import { chainInstructions } from '../../../dockerfile/chain.ts';
import { fileKind } from '../../../repository/file-kinds.ts';
import type { Image } from '../../../repository/image.ts';
import { type Mention, mentionsIn } from '../../../repository/scripts/mentions.ts';
import { namePattern } from '../../../text/pattern.ts';

/**
 * Of the files of a folder those that the image uses, as far as their names tell: what its instructions and the compose files
 * name, and what those scripts name in turn. Undefined when a pattern or variable may stand for any of them.
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
  const texts = startTexts(image);
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

function withoutComments(text: string): string {
  return text.replace(/^[ \t]*#(?!!).*$/gm, '');
}

function mayMean({ name, tail }: Mention, path: string): boolean {
  if (!namePattern(name).test(posix.basename(path))) return false;
  // `/var/log/*` is no folder of scripts; one whose last part is another's is not this one.
  const folder = posix.dirname(tail);
  return folder === '.' || posix.basename(folder) === posix.basename(posix.dirname(path));
}
