import { beforeAll, expect, it } from '@jest/globals';
import { chainWithAnd } from '../../../src/rules/shell/chain-with-and.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(chainWithAnd, {
  fires: [
    {
      name: 'before a condition',
      dockerfile: 'FROM a:1\nRUN a; if b; then c; fi\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN a && if b; then c; fi\n',
    },
    {
      name: 'two',
      dockerfile: 'FROM a:1\nRUN a; \\\n  b ; c\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nRUN a && \\\n  b && c\n',
    },
    {
      name: 'before other syntax, with another escape character',
      dockerfile:
        '# escape=`\nFROM a:1\nRUN a; `\n  `\n  if b; then c; fi; (d)\nRUN e;for x in y; do f; done;{ g; }\nRUN h; $X; i\n',
      lines: [3, 6, 7, 7],
      fixed:
        '# escape=`\nFROM a:1\nRUN a && `\n  `\n  if b; then c; fi; (d)\nRUN e &&for x in y; do f; done;{ g; }\nRUN h && $X && i\n',
    },
    {
      name: 'other options, errexit too late',
      dockerfile: 'FROM a:1\nRUN set -x; a; b\nRUN set +e; a; b\nRUN a; set -e; b; c\n',
      lines: [2, 3, 4],
      fixed: 'FROM a:1\nRUN set -x; a && b\nRUN set +e; a && b\nRUN a && set -e; b; c\n',
    },
  ],
  silent: [
    { name: 'set -e', dockerfile: 'FROM a:1\nRUN set -eux; a; b\n' },
    { name: 'syntax', dockerfile: 'FROM a:1\nRUN if a; then b; fi && for x in y; do c; d; done\n' },
    { name: 'quoted', dockerfile: 'FROM a:1\nRUN echo "a; b";\n' },
    { name: 'heredoc', dockerfile: 'FROM a:1\nRUN <<EOF\na; b\nEOF\n' },
    { name: 'SHELL', dockerfile: 'FROM a:1\nSHELL ["/bin/sh", "-ec"]\nRUN a; b\n' },
    {
      name: 'JSON, what a shell can not read, a subshell, a line between',
      dockerfile: 'FROM a:1\nRUN ["sh", "-c", "a; b"]\nRUN a; b (\nRUN (a; b)\nRUN x=$(a; b)\n',
    },
    { name: 'SHELL by name', dockerfile: 'FROM a:1\nSHELL ["/bin/bash", "-o", "errexit", "-c"]\nRUN a; b\n' },
  ],
});

beforeAll(() => loadShellGrammar());

it('names the command whose failure is lost', () => {
  const dockerfile = 'FROM a:1\nRUN /bin/a x; $B; c\n';
  expect(problemsOf(chainWithAnd, { name: '', dockerfile }).map(({ message }) => message.split(' is lost')[0])).toEqual(
    ['A failure of `a`', 'A failure of `$B`'],
  );
});
