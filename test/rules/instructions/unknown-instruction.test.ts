import { unknownInstruction } from '../../../src/rules/instructions/unknown-instruction.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(unknownInstruction, {
  fires: [
    { name: 'lower case', dockerfile: 'FROM a:1\nwordkir /x\n', lines: [2], fixed: 'FROM a:1\nworkdir /x\n' },
    {
      name: 'the line above is to be continued',
      dockerfile: 'FROM a:1\nRUN a && \n  b && \\\n  c\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN a && \\ \n  b && \\\n  c\n',
    },
    { name: 'several in a row', dockerfile: 'FROM a:1\nRUN a\n  b\n  c\nCOPY a b\n', lines: [3] },
    { name: 'without arguments', dockerfile: 'FROM a:1\nRUNN\n', lines: [2] },
    {
      name: 'an array over lines',
      dockerfile: 'FROM a:1\nCMD ["a",\n  "b"]\n',
      lines: [3],
      fixed: 'FROM a:1\nCMD ["a", \\\n  "b"]\n',
    },
    { name: 'no other syntax', dockerfile: 'FROM a:1\nINCLUDE x\n', lines: [2] },
    {
      name: 'slips on lines that follow each other',
      dockerfile: 'FROM a:1\nEXPOES 1\nWROKDIR /a\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nEXPOSE 1\nWORKDIR /a\n',
    },
  ],
  silent: [
    { name: 'known', dockerfile: 'FROM a:1\nrun a \\\n\n  b\n# foo bar\nRUN <<EOF\nfoo\nEOF\nONBUILD foo\n' },
    { name: 'templates', dockerfile: 'FROM a:1\n{{ if x }}\n@INCLUDE@\n%%X%%\n<% y %>\n' },
    { name: 'another syntax', dockerfile: '# syntax=me/front:1\nFROM a:1\nINCLUDE x\n' },
  ],
});
