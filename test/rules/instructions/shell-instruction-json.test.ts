import { shellInstructionJson } from '../../../src/rules/instructions/shell-instruction-json.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(shellInstructionJson, {
  fires: [
    { name: 'single quotes', dockerfile: "FROM a:1\nSHELL ['/bin/bash', '-c']\n", lines: [2] },
    { name: 'empty', dockerfile: 'FROM a:1\nSHELL []\nSHELL\n', lines: [2, 3] },
    {
      name: 'ONBUILD',
      dockerfile: 'FROM a:1\nONBUILD SHELL sh -ec\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD SHELL ["sh", "-ec"]\n',
    },
  ],
  silent: [{ name: 'JSON', dockerfile: 'FROM a:1\nSHELL ["/bin/bash", \\\n "-c"]\n' }],
});
