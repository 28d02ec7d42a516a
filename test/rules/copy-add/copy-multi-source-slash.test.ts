import { copyMultiSourceSlash } from '../../../src/rules/copy-add/copy-multi-source-slash.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyMultiSourceSlash, {
  fires: [
    {
      name: 'quotes that end elsewhere, without a fix',
      dockerfile: 'FROM a:1\nCOPY / n \'\\"\nCOPY a l "\\"\\"\'\\""\n',
      lines: [2, 3],
    },
    {
      name: 'quotes, and a path of Windows',
      dockerfile: '# escape=`\nFROM a:1\nCOPY a b "/d e"\nCOPY a b C:\\app\nCOPY ["a", "b", "/d e"]\n',
      lines: [3, 4, 5],
      fixed: '# escape=`\nFROM a:1\nCOPY a b "/d e/"\nCOPY a b C:\\app/\nCOPY ["a", "b", "/d e/"]\n',
    },
    {
      name: 'two here-documents',
      dockerfile: 'FROM a:1\nCOPY <<A <<B /x\na\nA\nb\nB\n',
      lines: [2],
      fixed: 'FROM a:1\nCOPY <<A <<B /x/\na\nA\nb\nB\n',
    },
    { name: 'plain', dockerfile: 'FROM a:1\nCOPY a b /d\n', lines: [2], fixed: 'FROM a:1\nCOPY a b /d/\n' },
    {
      name: 'JSON',
      dockerfile: 'FROM a:1\nCOPY ["a", "b", "/d"]\n',
      lines: [2],
      fixed: 'FROM a:1\nCOPY ["a", "b", "/d/"]\n',
    },
    {
      name: 'flags',
      dockerfile: 'FROM a:1\nADD --chown=1:1 a b /d\n',
      lines: [2],
      fixed: 'FROM a:1\nADD --chown=1:1 a b /d/\n',
    },
  ],
  silent: [
    { name: 'one here-document', dockerfile: 'FROM a:1\nCOPY <<A /x\na\nA\n' },
    { name: 'one source', dockerfile: 'FROM a:1\nCOPY a /d\n' },
    { name: 'slash', dockerfile: 'FROM a:1\nCOPY a b /d/\n' },
    { name: 'dot', dockerfile: 'FROM a:1\nCOPY a b .\n' },
    { name: 'two here-documents in a folder', dockerfile: 'FROM a:1\nCOPY <<A <<B /d/\nx\nA\ny\nB\n' },
  ],
});
