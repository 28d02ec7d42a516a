import type { Rule } from '../rule.ts';

export const copyOverAdd: Rule = {
  id: 'copy-over-add',
  group: 'copy-add',
  severity: 'warning',
  default: true,
  fix: 'safe',
  aliases: [
    'DL3020',
    'DS-0005',
    'CKV_DOCKER_4',
    'Add Instead of Copy',
    'prefer-copy-over-add',
    'S7029',
    'CIS-DI-0009',
    'dockerlint:add',
    'dockerlinter:EA0002',
  ],
  summary: 'ADD where COPY does the same.',
  why: 'ADD also downloads and unpacks, so a reader cannot tell what it does without knowing the file; COPY only copies.',
  *check({ file }) {
    for (const outer of file.instructions) {
      const add = outer.trigger ?? outer;
      const sources = add.words.slice(0, -1);
      if (add.keyword !== 'ADD' || sources.length === 0 || add.heredocs.length > 0) continue;
      if (add.flags.some(({ name }) => name !== 'chown' && name !== 'chmod' && name !== 'link' && name !== 'exclude'))
        continue;
      if (
        !sources.every(
          ({ value, expanded }) => expanded !== undefined && !SPECIAL.test(expanded) && !value.includes('*'),
        )
      )
        continue;
      yield {
        range: add.keywordRange,
        message: '`ADD` does nothing here that `COPY` does not; use `COPY`.',
        fix: {
          safety: 'safe',
          title: 'Replace ADD by COPY',
          edits: [{ range: add.keywordRange, text: file.text[add.keywordRange.start] === 'a' ? 'copy' : 'COPY' }],
        },
      };
    }
  },
};

/** What ADD downloads, clones or unpacks. */
const SPECIAL = /^([a-z][a-z0-9+.-]*:\/\/|git@)|\.git$|\.(tar|tgz|tbz2?|txz|tar\.\w+|gz|bz2|xz|zst|lz|lzma|z)$/i;
