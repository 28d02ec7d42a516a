import { duplicateUidGid } from '../../../src/rules/user/duplicate-uid-gid.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(duplicateUidGid, {
  fires: [{ name: 'non-unique', dockerfile: 'FROM debian:12\nRUN useradd -o -u 0 toor\n', lines: [2] }],
  silent: [
    { name: 'user and group', dockerfile: 'FROM debian:12\nRUN groupadd -g 1000 app && useradd -u 1000 -g app app\n' },
    { name: 'variables', dockerfile: 'FROM debian:12\nRUN useradd -u $A a && useradd -u $A b\n' },
    { name: 'two stages', dockerfile: 'FROM debian:12 AS b\nRUN useradd -u 1 a\nFROM x:1\nRUN useradd -u 1 b\n' },
  ],
});
