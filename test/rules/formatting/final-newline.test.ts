import { finalNewline } from '../../../src/rules/formatting/final-newline.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(finalNewline, {
  fires: [
    { name: 'missing', dockerfile: 'FROM x\nRUN a', lines: [2], fixed: 'FROM x\nRUN a\n' },
    { name: 'never', dockerfile: 'FROM x\n', lines: [1], fixed: 'FROM x', options: { mode: 'never' } },
  ],
  silent: [
    { name: 'empty', dockerfile: '' },
    { name: 'there', dockerfile: 'FROM x\n' },
    { name: 'never', dockerfile: 'FROM x', options: { mode: 'never' } },
  ],
});
