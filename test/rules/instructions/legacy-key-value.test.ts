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
    {
      name: 'quotes inside',
      dockerfile: 'FROM a:1\nENV A b"c d" e\nENV B c\\ d\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nENV A="bc d e"\nENV B=c\\ d\n',
    },
    {
      name: 'continued',
      dockerfile: 'FROM a:1\nENV A b \\\n  c\n',
      lines: [2],
      fixed: 'FROM a:1\nENV A="b \\\n  c"\n',
    },
    {
      name: 'an equals sign in the value',
      dockerfile: 'FROM a:1\nENV A b=c\n',
      lines: [2],
      fixed: 'FROM a:1\nENV A=b=c\n',
    },
    {
      name: 'quotes in the middle go, as they do in the other form',
      dockerfile: 'FROM a:1\nENV A {"a": "b"} \'c $d "e"\' $Z\n',
      lines: [2],
      fixed: 'FROM a:1\nENV A="{a: b} c \\$d \\"e\\" $Z"\n',
    },
    {
      name: 'over lines',
      dockerfile: 'FROM a:1\nENV A b \\\n   c\n',
      lines: [2],
      fixed: 'FROM a:1\nENV A="b \\\n   c"\n',
    },
    {
      name: 'escaped blanks and quotes',
      dockerfile: 'FROM a:1\nENV A x\\ y\\"\n',
      lines: [2],
      fixed: 'FROM a:1\nENV A=x\\ y\\"\n',
    },
    {
      name: 'escaped quotes and blanks',
      dockerfile: 'FROM a:1\nENV A x y\\"\\$z\n',
      lines: [2],
      fixed: 'FROM a:1\nENV A="x y\\"\\$z"\n',
    },
    {
      name: 'another escape character',
      dockerfile: '# escape=`\nFROM a:1\nENV A C:\\x y\\z `"q`"\n',
      lines: [3],
      fixed: '# escape=`\nFROM a:1\nENV A="C:\\x y\\z `"q`""\n',
    },
    { name: 'a comment inside', dockerfile: 'FROM a:1\nENV A b \\\n   # comment\n   c\n', lines: [2] },
    { name: 'an open quote', dockerfile: "FROM a:1\nENV A it's b\n", lines: [2] },
    { name: 'escapes between quotes', dockerfile: 'FROM a:1\nENV A "b \\" c" d\n', lines: [2] },
  ],
  silent: [
    { name: 'new form', dockerfile: 'FROM a:1\nARG X\nENV A=b C="d e"\nLABEL f=g\n' },
    { name: 'blank before equals', dockerfile: 'FROM a:1\nENV A = b\n' },
  ],
});
