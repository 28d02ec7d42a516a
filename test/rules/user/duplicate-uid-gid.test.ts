import { duplicateUidGid } from '../../../src/rules/user/duplicate-uid-gid.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(duplicateUidGid, {
  fires: [
    {
      name: 'in the same branch, and in one and behind it',
      dockerfile:
        'FROM a:1\nRUN if x; then useradd -u 1 a && useradd -u 1 b; fi\nRUN if x; then useradd -u 2 c; else y; fi; useradd -u 2 d\nRUN case $x in a) groupadd -g 3 e; groupadd -g 3 f;; esac\n',
      lines: [2, 3, 4],
    },

    {
      name: 'adduser, addgroup, options in clusters',
      dockerfile:
        'FROM a:1\nRUN adduser -D -u1000 a && adduser -D -u 1000 b\nRUN addgroup -g 1 a && addgroup -g 1 b\nRUN useradd -mou 0 toor\n',
      lines: [2, 3, 4],
    },
    {
      name: 'across the stages of a chain',
      dockerfile: 'FROM a:1 AS b\nRUN useradd -u 1000 a\nFROM b\nRUN useradd --uid=1000 c\n',
      lines: [4],
    },
    { name: 'non-unique', dockerfile: 'FROM debian:12\nRUN useradd -o -u 0 toor\n', lines: [2] },
  ],
  silent: [
    {
      name: 'elif, case, and different branches of RUNs',
      dockerfile:
        'FROM a:1\nRUN if x; then useradd -u 1 a; elif y; then useradd -u 1 b; else z && useradd -u 1 c; fi\nRUN case $x in a) groupadd -g 3 e;; b) groupadd -g 3 f;; esac\nRUN if x; then useradd -u 4 g; fi\nRUN if ! x; then useradd -u 4 h; fi\n',
    },

    {
      name: 'branches, alternatives, an account that is gone',
      dockerfile:
        'FROM a:1\nRUN if x; then useradd -u 1 a; else useradd -u 1 b; fi; useradd -u 2 c || useradd -u 2 d; useradd -u 3 e; userdel e; useradd -u 3 f\n',
    },
    { name: 'user and group', dockerfile: 'FROM debian:12\nRUN groupadd -g 1000 app && useradd -u 1000 -g app app\n' },
    { name: 'variables', dockerfile: 'FROM debian:12\nRUN useradd -u $A a && useradd -u $A b\n' },
    { name: 'two stages', dockerfile: 'FROM debian:12 AS b\nRUN useradd -u 1 a\nFROM x:1\nRUN useradd -u 1 b\n' },
  ],
});
