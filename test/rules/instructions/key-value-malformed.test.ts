import { keyValueMalformed } from '../../../src/rules/instructions/key-value-malformed.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(keyValueMalformed, {
  fires: [
    { name: 'later word', dockerfile: 'FROM a:1\nLABEL a=b c\nENV A=b # why\nENV A\n', lines: [2, 3, 4] },
    { name: 'no name', dockerfile: 'FROM a:1\nARG =x\nARG A = b\n', lines: [2, 3] },
    { name: 'open quote', dockerfile: 'FROM a:1\nENV A="b\nENV B it\'s\nONBUILD LABEL "c=d\n', lines: [2, 3, 4] },
  ],
  silent: [
    {
      name: 'good',
      dockerfile:
        'FROM a:1\nARG A\nARG A B=c\nENV A="b c" \\\n  # why\n  D=\'e"\' F=it\\\'s\nLABEL "x y"=z $K=v\nENV A b c\n',
    },
  ],
});
