import { shellInstructionJson } from '../../../src/rules/instructions/shell-instruction-json.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(shellInstructionJson, {
  fires: [
    {
      name: 'single quotes',
      dockerfile: "FROM a:1\nSHELL ['/bin/bash', '-c']\n",
      lines: [2],
      fixed: 'FROM a:1\nSHELL ["/bin/bash", "-c"]\n',
    },
    { name: 'empty', dockerfile: 'FROM a:1\nSHELL []\nSHELL\n', lines: [2, 3] },
    {
      name: 'ONBUILD',
      dockerfile: 'FROM a:1\nONBUILD SHELL sh -ec\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD SHELL ["sh", "-ec"]\n',
    },
    {
      name: 'unquoted items, single quotes',
      dockerfile: 'FROM a:1\nSHELL [/bin/bash, \'-o\', "pipefail", -c]\n',
      lines: [2],
      fixed: 'FROM a:1\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\n',
    },
    {
      name: 'a bracket is missing',
      dockerfile: 'FROM a:1\nSHELL ["/bin/bash", "-c"\n',
      lines: [2],
      fixed: 'FROM a:1\nSHELL ["/bin/bash", "-c"]\n',
    },
    {
      name: 'words with quotes',
      dockerfile: 'FROM a:1\nSHELL powershell -Command "$ErrorActionPreference = \'Stop\';"\n',
      lines: [2],
      fixed: 'FROM a:1\nSHELL ["powershell", "-Command", "$ErrorActionPreference = \'Stop\';"]\n',
    },
    { name: 'an escape', dockerfile: 'FROM a:1\nSHELL powershell \\\n  -Command\n', lines: [2] },
    { name: 'a quote that stays open', dockerfile: 'FROM a:1\nSHELL ["/bin/bash, -c]\n', lines: [2] },
  ],
  silent: [{ name: 'JSON', dockerfile: 'FROM a:1\nSHELL ["/bin/bash", \\\n "-c"]\n' }],
});
