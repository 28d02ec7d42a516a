import { chainWithAnd } from '../../../src/rules/shell/chain-with-and.ts';
import { ruleCases } from '../../support/rule-cases.ts';

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
  ],
  silent: [
    { name: 'set -e', dockerfile: 'FROM a:1\nRUN set -eux; a; b\n' },
    { name: 'syntax', dockerfile: 'FROM a:1\nRUN if a; then b; fi && for x in y; do c; d; done\n' },
    { name: 'quoted', dockerfile: 'FROM a:1\nRUN echo "a; b";\n' },
    { name: 'heredoc', dockerfile: 'FROM a:1\nRUN <<EOF\na; b\nEOF\n' },
    { name: 'SHELL', dockerfile: 'FROM a:1\nSHELL ["/bin/sh", "-ec"]\nRUN a; b\n' },
  ],
});
