import { ignoreTest } from '../../repository/ignore.ts';
import type { Rule } from '../rule.ts';
import { contextPath, copies, isRemote } from '../support/files/copies.ts';
export const copyIgnoredFile: Rule = {
  id: 'copy-ignored-file',
  group: 'copy-add',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['CopyIgnoredFile'],
  summary: 'A COPY of a file that .dockerignore leaves out.',
  why: 'The builder never sees the file, so the build stops here with not found, which is hard to make sense of when the file is there.',
  *check({ file, image }) {
    const text = image.ignoreFile === undefined ? undefined : image.snapshot.read(image.ignoreFile);
    if (text === undefined || /^[ \t]*!/m.test(text)) return;
    const ignored = ignoreTest(text);
    const everything = /^[ \t]*\/?\*{1,2}(\/\*{0,2})?[ \t\r]*$/m.test(text);
    for (const { from, sources, instruction } of copies(file)) {
      if (from !== undefined || instruction.onbuild) continue;
      for (const source of sources) {
        if (isRemote(source) || source.expanded === undefined) continue;
        const path = contextPath(source);
        if (path === '' ? !everything : !ignored(path)) continue;
        yield {
          range: source.range,
          message: `\`${image.ignoreFile}\` keeps \`${source.value}\` out of the build, so this \`${instruction.keyword}\` fails; take it out of one of the two.`,
        };
      }
    }
  },
};
