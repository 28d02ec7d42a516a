import type { Dockerfile, Instruction, Word } from '../../dockerfile/model.ts';
import type { Fix, Rule } from '../rule.ts';

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
      const plain = sources.filter(
        ({ value, expanded }) => expanded !== undefined && !SPECIAL.test(expanded) && !value.includes('*'),
      );
      if (plain.length === 0) continue;
      if (plain.length < sources.length) {
        const names = plain.map(({ raw }) => `\`${raw}\``).join(', ');
        yield {
          range: add.keywordRange,
          message: `\`ADD\` is for what it unpacks or downloads; bring ${names} with a \`COPY\` of its own.`,
          fix: outer === add ? splitFix(file, add, plain) : undefined,
        };
        continue;
      }
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

/** Two instructions in the place of one, in the order in which its sources were copied; only where it is one plain line. */
function splitFix(file: Dockerfile, add: Instruction, plain: readonly Word[]): Fix | undefined {
  const { words, range, keywordRange, flags } = add;
  const text = file.text.slice(range.start, range.end);
  const sources = words.slice(0, -1);
  const first = sources.findIndex((word) => plain.includes(word));
  const ahead = first === 0;
  const together =
    plain.every((word, at) => sources[first + at] === word) && (ahead || first + plain.length === sources.length);
  if (add.form === 'exec' || /[\n[]/.test(text) || !together) return undefined;
  const lower = text.startsWith('a');
  const said = (keyword: string, what: readonly Word[]): string =>
    [
      lower ? keyword.toLowerCase() : keyword,
      ...flags.map((flag) => file.text.slice(flag.range.start, flag.range.end)),
      ...what.map(({ raw }) => raw),
      words.at(-1)?.raw,
    ].join(' ');
  const copy = said('COPY', plain);
  const rest = said(
    'ADD',
    sources.filter((word) => !plain.includes(word)),
  );
  const both = (ahead ? [copy, rest] : [rest, copy]).join(file.eol);
  return {
    safety: 'safe',
    title: 'Copy with COPY',
    edits: [{ range: { start: keywordRange.start, end: range.end }, text: both }],
  };
}

/** What ADD downloads, clones or unpacks. */
const SPECIAL = /^([a-z][a-z0-9+.-]*:\/\/|git@)|\.git$|\.(tar|tgz|tbz2?|txz|tar\.\w+|gz|bz2|xz|zst|lz|lzma|z)$/i;
