import { posix } from 'node:path';
import type { Word } from '../../dockerfile/model.ts';
import type { Image } from '../../repository/image.ts';
import type { Rule } from '../rule.ts';
import { type Copy, contextPath, copies, isRemote } from '../support/files/copies.ts';

export const copiedScriptMissing: Rule = {
  id: 'copied-script-missing',
  group: 'copy-add',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: [],
  summary: 'A script is copied that is not in the build context.',
  why: 'The build ends here: not found. Most often the script was moved or renamed and the Dockerfile was not.',
  *check({ file, image }) {
    const all = copies(file).filter(({ from, instruction }) => from === undefined && !instruction.onbuild);
    // Where nothing else that is copied is there either, the build runs in another folder, or the files are not known.
    if (!all.some((copy) => copy.sources.some((source) => isKnown(image, source)))) return;
    for (const source of all.flatMap(missingScripts(image))) {
      const path = contextPath(source);
      const name = posix.basename(path);
      const others = image.snapshot.list().filter((each) => posix.basename(each) === name);
      const inContext = others.filter((each) => image.context === '' || each.startsWith(`${image.context}/`));
      const found =
        inContext.length === 1 ? inContext[0]?.slice(image.context === '' ? 0 : image.context.length + 1) : undefined;
      // Another one elsewhere may mean that the build's folder is another.
      if (found === undefined && others.length > 0) continue;
      yield {
        range: source.range,
        message: `There is no \`${path}\` in the build context${found === undefined ? '' : `; \`${found}\` has that name`}.`,
        fix:
          found === undefined || !source.raw.includes(source.value)
            ? undefined
            : {
                safety: 'unsafe',
                title: 'Copy the script from where it is',
                edits: [{ range: source.range, text: source.raw.replace(source.value, () => found) }],
              },
      };
    }
  },
};

function isKnown(image: Image, source: Word): boolean {
  const path = contextPath(source);
  return path !== '' && !isRemote(source) && source.expanded !== undefined && image.matchContext(path).length > 0;
}

function missingScripts(image: Image): (copy: Copy) => Word[] {
  return ({ sources }) =>
    sources.filter((source) => {
      const path = contextPath(source);
      if (!/\.(sh|bash|ksh)$/.test(path) || /[*?[\\]/.test(path) || isRemote(source) || source.expanded === undefined)
        return false;
      const there = posix.join(image.context, path);
      return image.matchContext(path).length === 0 && image.snapshot.read(there) === undefined;
    });
}
