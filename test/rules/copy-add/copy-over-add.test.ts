import { copyOverAdd } from '../../../src/rules/copy-add/copy-over-add.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyOverAdd, {
  fires: [
    {
      name: 'an archive among others, last or first',
      dockerfile: 'FROM a:1\nADD --chown=1 a b.tar.gz /x/\nadd b.tar a c /x/\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nCOPY --chown=1 a /x/\nADD --chown=1 b.tar.gz /x/\nadd b.tar /x/\ncopy a c /x/\n',
    },
    {
      name: 'an archive in the middle, a list, and lines that go on',
      dockerfile:
        'FROM a:1\nADD a b.tar c /x/\nADD ["a", "b.tar", "/x/"]\nADD a \\\n  b.tar /x/\nONBUILD ADD a https://b/c /x/\n',
      lines: [2, 3, 4, 6],
      fixed:
        'FROM a:1\nADD a b.tar c /x/\nADD ["a", "b.tar", "/x/"]\nADD a \\\n  b.tar /x/\nONBUILD ADD a https://b/c /x/\n',
    },
    {
      name: 'a folder',
      dockerfile: 'FROM a:1\nADD --chown=1 app /app\n',
      lines: [2],
      fixed: 'FROM a:1\nCOPY --chown=1 app /app\n',
    },
    {
      name: 'ONBUILD',
      dockerfile: 'FROM a:1\nONBUILD ADD . /app\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD COPY . /app\n',
    },
    {
      name: 'zip is not unpacked',
      dockerfile: 'FROM a:1\nADD x.zip /\n',
      lines: [2],
      fixed: 'FROM a:1\nCOPY x.zip /\n',
    },
  ],
  silent: [
    { name: 'archive', dockerfile: 'FROM a:1\nADD x.tar.gz /\n' },
    { name: 'URL', dockerfile: 'FROM a:1\nADD https://x/y /\n' },
    { name: 'variable', dockerfile: 'FROM a:1\nARG X\nADD $X /\n' },
    { name: 'glob that may match archives', dockerfile: 'FROM a:1\nADD dist/* /\n' },
  ],
});
