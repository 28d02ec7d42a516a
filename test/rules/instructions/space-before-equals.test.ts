import { spaceBeforeEquals } from '../../../src/rules/instructions/space-before-equals.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(spaceBeforeEquals, {
  fires: [
    { name: 'before only', dockerfile: 'FROM a:1\nLABEL a =b\n', lines: [2], fixed: 'FROM a:1\nLABEL a=b\n' },
    {
      name: 'blanks in the value',
      dockerfile: 'FROM a:1\nENV A = b c\n',
      lines: [2],
      fixed: 'FROM a:1\nENV A="b c"\n',
    },
    { name: 'quoted', dockerfile: 'FROM a:1\nENV A = "b c"\n', lines: [2], fixed: 'FROM a:1\nENV A="b c"\n' },
    { name: 'several', dockerfile: 'FROM a:1\nENV A = b C = d\n', lines: [2] },
  ],
  silent: [{ name: 'others', dockerfile: 'FROM a:1\nENV A b = c\nENV A="= b"\nARG B=c\n' }],
});
