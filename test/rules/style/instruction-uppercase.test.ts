import { instructionUppercase } from '../../../src/rules/style/instruction-uppercase.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(instructionUppercase, {
  fires: [{ name: 'trigger', dockerfile: 'FROM x\nOnbuild run a\n', lines: [2, 2], fixed: 'FROM x\nONBUILD RUN a\n' }],
  silent: [
    { name: 'no instruction', dockerfile: 'FROM x\nset -e\n' },
    { name: 'upper', dockerfile: 'FROM x AS y\nONBUILD RUN a\n' },
  ],
});
