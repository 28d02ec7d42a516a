import { stageNameInvalid } from '../../../src/rules/build-stages/stage-name-invalid.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(stageNameInvalid, {
  fires: [
    { name: 'a variable', dockerfile: 'FROM d:1 AS $X\n', lines: [1] },
    { name: 'characters', dockerfile: 'FROM a:1 AS a/b\n', lines: [1] },
    { name: 'no AS', dockerfile: 'FROM a:1 build\n', lines: [1] },
    { name: 'too much', dockerfile: 'FROM a:1 AS b c\n', lines: [1] },
  ],
  silent: [
    { name: 'fine', dockerfile: 'FROM a:1 AS b-1_x.y\n' },
    { name: 'none', dockerfile: 'FROM a:1\n' },
    { name: 'flag', dockerfile: 'FROM --platform=linux/amd64 a:1 as b\n' },
  ],
});
