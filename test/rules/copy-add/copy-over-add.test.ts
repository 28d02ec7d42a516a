import { copyOverAdd } from '../../../src/rules/copy-add/copy-over-add.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyOverAdd, {
  fires: [
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
