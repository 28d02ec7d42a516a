import { uniqueStageName } from '../../../src/rules/build-stages/unique-stage-name.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(uniqueStageName, {
  fires: [
    { name: 'twice', dockerfile: 'FROM a:1 AS b\nFROM a:1 AS b\n', lines: [2] },
    { name: 'other case', dockerfile: 'FROM a:1 AS b\nFROM a:1 as B\n', lines: [2] },
  ],
  silent: [
    { name: 'different', dockerfile: 'FROM a:1 AS b\nFROM a:1 AS c\n' },
    { name: 'unnamed', dockerfile: 'FROM a:1\nFROM a:1\n' },
  ],
});
