import type { Rule } from '../rule.ts';

export const copyWholeFilesystem: Rule = {
  id: 'copy-whole-filesystem',
  group: 'build-stages',
  severity: 'warning',
  default: true,
  fix: 'none',
  mentions: ['from='],
  aliases: ['DL3067'],
  summary: 'A whole file system is copied from another stage.',
  why: 'ENV, USER, CMD and the rest of the other image are lost, and nothing gets smaller than the other image was.',
  *check({ file }) {
    for (const outer of file.instructions) {
      const copy = outer.trigger ?? outer;
      if (copy.keyword !== 'COPY' || !copy.flags.some(({ name }) => name === 'from') || copy.words.length < 2) continue;
      const root = copy.words.slice(0, -1).find(({ value }) => value === '/');
      if (!root || copy.words.at(-1)?.value !== '/') continue;
      yield {
        range: root.range,
        message:
          'This copies everything; name the files that the image needs, or build the stage `FROM` the other one.',
      };
    }
  },
};
