import { legacyKeyValue } from '../../../src/rules/instructions/legacy-key-value.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(legacyKeyValue, {
  fires: [
    { name: 'blanks', dockerfile: 'FROM a:1\nLABEL a  b $c  d\n', lines: [2], fixed: 'FROM a:1\nLABEL a="b $c  d"\n' },
    {
      name: 'quoted',
      dockerfile: 'FROM a:1\nENV A "b c"\nONBUILD ENV A \'b\'\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nENV A="b c"\nONBUILD ENV A=\'b\'\n',
    },
    { name: 'quotes inside', dockerfile: 'FROM a:1\nENV A b"c d" e\nENV B c\\ d\n', lines: [2, 3] },
    { name: 'continued', dockerfile: 'FROM a:1\nENV A b \\\n  c\n', lines: [2] },
    {
      name: 'an equals sign in the value',
      dockerfile: 'FROM a:1\nENV A b=c\n',
      lines: [2],
      fixed: 'FROM a:1\nENV A=b=c\n',
    },
  ],
  silent: [
    { name: 'new form', dockerfile: 'FROM a:1\nARG X\nENV A=b C="d e"\nLABEL f=g\n' },
    { name: 'blank before equals', dockerfile: 'FROM a:1\nENV A = b\n' },
  ],
});
