import { stageNameLowercase } from '../../../src/rules/build-stages/stage-name-lowercase.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(stageNameLowercase, {
  fires: [
    { name: 'base', dockerfile: 'FROM a:1 AS Base\nFROM BASE\n', lines: [1], fixed: 'FROM a:1 AS base\nFROM base\n' },
  ],
  silent: [
    { name: 'lower', dockerfile: 'FROM a:1 as base\n' },
    { name: 'none', dockerfile: 'FROM a:1\n' },
  ],
});
