import { trailingWhitespace } from '../../../src/rules/style/trailing-whitespace.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(trailingWhitespace, {
  fires: [
    { name: 'continuation', dockerfile: 'FROM x\nRUN a \\ \t\n  b\n', lines: [2], fixed: 'FROM x\nRUN a \\\n  b\n' },
    { name: 'no final line break', dockerfile: 'FROM x ', lines: [1], fixed: 'FROM x' },
    {
      name: 'after a heredoc',
      dockerfile: 'FROM x\nRUN <<E\na \nE\nRUN b \n',
      lines: [5],
      fixed: 'FROM x\nRUN <<E\na \nE\nRUN b\n',
    },
  ],
  silent: [{ name: 'heredoc', dockerfile: 'FROM x\nCOPY <<E /a\na \n \nE\n' }],
});
