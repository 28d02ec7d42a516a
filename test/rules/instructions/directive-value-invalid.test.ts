import { directiveValueInvalid } from '../../../src/rules/instructions/directive-value-invalid.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(directiveValueInvalid, {
  fires: [
    { name: 'escape', dockerfile: '# escape=x\nFROM a:1\n', lines: [1] },
    { name: 'nothing', dockerfile: '# syntax=\nFROM a:1\n', lines: [1] },
    { name: 'words', dockerfile: '# syntax=docker/dockerfile:1 please\nFROM a:1\n', lines: [1] },
  ],
  silent: [
    {
      name: 'known',
      dockerfile: '# syntax=docker/dockerfile-upstream:master\n# escape=`\n# check=skip=A;error=true\nFROM a:1\n',
    },
    { name: 'another', dockerfile: '# syntax=ghcr.io/me/front:1\nFROM a:1\n' },
  ],
});
