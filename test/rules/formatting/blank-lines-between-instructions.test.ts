import { blankLinesBetweenInstructions } from '../../../src/rules/formatting/blank-lines-between-instructions.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(blankLinesBetweenInstructions, {
  fires: [
    {
      name: 'grouped',
      dockerfile: 'FROM a:1\nRUN b\n\nRUN c\n# why\nCOPY d e\nCOPY f g\nRUN <<EOF\nh\nEOF\nCMD i\n',
      lines: [2, 4, 6, 8, 11],
      fixed: 'FROM a:1\n\nRUN b\nRUN c\n\n# why\nCOPY d e\nCOPY f g\n\nRUN <<EOF\nh\nEOF\n\nCMD i\n',
    },
    {
      name: 'always',
      dockerfile: 'FROM a:1\n\nRUN b\nRUN c\n',
      lines: [4],
      fixed: 'FROM a:1\n\nRUN b\n\nRUN c\n',
      options: { mode: 'always' },
    },
    {
      name: 'never',
      dockerfile: 'FROM a:1\n\n\nRUN b\n# c\nRUN d\n',
      lines: [4],
      fixed: 'FROM a:1\nRUN b\n# c\nRUN d\n',
      options: { mode: 'never' },
    },
  ],
  silent: [
    { name: 'a carriage return that ends no line', dockerfile: 'FROM a:1\rRUN b\n' },
    { name: 'as it should be', dockerfile: '# x\nFROM a:1\n\nENV B=1\nENV C=1\n\n# d\nRUN e\n' },
    {
      name: 'a part of a group with a comment of its own',
      dockerfile: 'FROM a:1\n\nRUN b\n\n# c\nRUN d\n# e\nRUN f\n',
    },
    { name: 'more blank lines are told by another rule', dockerfile: 'FROM a:1\n\n\nRUN b\n' },
  ],
});
