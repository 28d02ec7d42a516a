import { multipleBlankLines } from '../../../src/rules/formatting/multiple-blank-lines.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(multipleBlankLines, {
  fires: [
    {
      name: 'between, at the beginning and at the end',
      dockerfile: '\nFROM a:1\n\n \t\n\nRUN b\n\n',
      lines: [1, 4, 7],
      fixed: 'FROM a:1\n\nRUN b\n',
    },
    {
      name: 'limits of your own',
      dockerfile: '\n\nFROM a:1\n\n\n\nRUN b\n\n',
      lines: [2, 6],
      fixed: '\nFROM a:1\n\n\nRUN b\n\n',
      options: { max: 2, begin: 1, end: 1 },
    },
    { name: 'blank lines only', dockerfile: '\n\n', lines: [1], fixed: '' },
  ],
  silent: [
    { name: 'an empty file', dockerfile: '' },
    { name: 'one', dockerfile: 'FROM a:1\n\nRUN b\n\n# c\n\nRUN d\n' },
    {
      name: 'in here-documents and continued lines',
      dockerfile: 'FROM a:1\nCOPY <<EOF /x\n\n\na\nEOF\nRUN b \\\n\n\n c\n',
    },
  ],
});
