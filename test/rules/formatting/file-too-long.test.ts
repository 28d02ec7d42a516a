import { fileTooLong } from '../../../src/rules/formatting/file-too-long.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(fileTooLong, {
  fires: [
    {
      name: 'comments and blank lines do not count',
      dockerfile: 'FROM x\n\n# a\nRUN a\nRUN b\n',
      lines: [5],
      options: { max: 2 },
    },
    {
      name: 'unless asked for',
      dockerfile: 'FROM x\n\n# a\nRUN a\n',
      lines: [3],
      options: { max: 2, 'count-all': true },
    },
  ],
  silent: [{ name: 'just fits', dockerfile: 'FROM x\nRUN a\n', options: { max: 2, 'count-all': true } }],
});
