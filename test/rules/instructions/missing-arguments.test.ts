import { missingArguments } from '../../../src/rules/instructions/missing-arguments.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(missingArguments, {
  fires: [
    {
      name: 'several',
      dockerfile: 'FROM a:1\nUSER\nRUN\nADD a\nONBUILD\nONBUILD WORKDIR\nENV\n',
      lines: [2, 3, 4, 5, 6, 7],
    },
    { name: 'nothing left', dockerfile: 'FROM a:1\nARG P=\nEXPOSE $P\n', lines: [3] },
    { name: 'JSON', dockerfile: 'FROM a:1\nCOPY ["a"]\nHEALTHCHECK CMD\n', lines: [2, 3] },
  ],
  silent: [
    {
      name: 'complete',
      dockerfile:
        'FROM a:1\nCMD []\nENTRYPOINT []\nCMD\nCOPY <<EOF /x\na\nEOF\nHEALTHCHECK NONE\nHEALTHCHECK CMD a\nRUN <<EOF\na\nEOF\nEXPOSE $P\n',
    },
  ],
});
