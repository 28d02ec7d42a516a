import { instructionCasingConsistent } from '../../../src/rules/style/instruction-casing-consistent.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(instructionCasingConsistent, {
  fires: [
    { name: 'most are lower', dockerfile: 'from x\nrun a\nRUN b\n', lines: [3], fixed: 'from x\nrun a\nrun b\n' },
    { name: 'a tie', dockerfile: 'from x as y\nRUN a\n', lines: [1], fixed: 'FROM x AS y\nRUN a\n' },
    { name: 'trigger', dockerfile: 'FROM x\nONBUILD run a\n', lines: [2], fixed: 'FROM x\nONBUILD RUN a\n' },
  ],
  silent: [
    { name: 'no instruction', dockerfile: 'FROM x\nset -e\n' },
    { name: 'all lower', dockerfile: 'from x\nrun RUN\n' },
    { name: 'empty', dockerfile: '' },
    { name: 'heredoc', dockerfile: 'FROM x\nRUN <<EOF\nrun x\nEOF\n' },
  ],
});
