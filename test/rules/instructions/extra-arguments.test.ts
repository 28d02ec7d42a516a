import { extraArguments } from '../../../src/rules/instructions/extra-arguments.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(extraArguments, {
  fires: [
    {
      name: 'several',
      dockerfile:
        'FROM a:1 b\nUSER a b\nSTOPSIGNAL SIGTERM # x\nHEALTHCHECK NONE --x\nFROM a:1 AS b c\nONBUILD USER a b\n',
      lines: [1, 2, 3, 4, 5, 6],
    },
    { name: 'AS without a name', dockerfile: 'FROM a:1 AS\n', lines: [1] },
  ],
  silent: [
    {
      name: 'right',
      dockerfile:
        'FROM --platform=linux/amd64 a:1 as b\nUSER "x y"\nSTOPSIGNAL SIGTERM\nHEALTHCHECK --timeout=3s CMD a b\nHEALTHCHECK NONE\nWORKDIR a b\n',
    },
  ],
});
