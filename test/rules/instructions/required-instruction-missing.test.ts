import { requiredInstructionMissing } from '../../../src/rules/instructions/required-instruction-missing.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(requiredInstructionMissing, {
  fires: [
    { name: 'both', dockerfile: 'FROM a:1 AS b\nCMD a\nFROM c:1\n', lines: [3, 3] },
    { name: 'own list', dockerfile: 'FROM a:1\nCMD a\n', lines: [1], options: { instructions: ['label', 'CMD'] } },
  ],
  silent: [
    { name: 'inherited', dockerfile: 'FROM a:1 AS b\nEXPOSE 1\nFROM b\nCMD a\n' },
    { name: 'no FROM', dockerfile: 'ARG A\n' },
  ],
});
