import { epilogueOrder } from '../../../src/rules/formatting/epilogue-order.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(epilogueOrder, {
  fires: [
    {
      name: 'in the middle, with its comment',
      dockerfile: 'FROM a:1\n# how it starts\nCMD ["a"]\nRUN b\nSTOPSIGNAL SIGINT\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN b\nSTOPSIGNAL SIGINT\n# how it starts\nCMD ["a"]\n',
    },
    {
      name: 'in another order, no line break at the end, over lines',
      dockerfile: 'FROM a:1\nRUN x\nCMD ["a", \\\n  "b"]\nENTRYPOINT ["c"]',
      lines: [3],
      fixed: 'FROM a:1\nRUN x\nENTRYPOINT ["c"]\nCMD ["a", \\\n  "b"]',
    },
    {
      name: 'twice; a shell form that SHELL reads',
      dockerfile: 'FROM a:1\nCMD ["a"]\nCMD ["b"]\nRUN c\nFROM b:1\nCMD d\nSHELL ["bash", "-c"]\n',
      lines: [2, 6],
    },
    {
      name: 'a stage that nobody uses, too',
      dockerfile: 'FROM a:1 AS b\nCMD ["a"]\nRUN c\nFROM d:1\n',
      lines: [2],
      fixed: 'FROM a:1 AS b\nRUN c\nCMD ["a"]\nFROM d:1\n',
    },
  ],
  silent: [
    { name: 'no health check', dockerfile: 'FROM a:1\nHEALTHCHECK NONE\nCMD ["a"]\n' },
    {
      name: 'in order',
      dockerfile: 'FROM a:1\nRUN b\nSTOPSIGNAL SIGINT\nHEALTHCHECK CMD c\nENTRYPOINT ["d"]\nCMD ["e"]\n',
    },
    { name: 'a stage that others use', dockerfile: 'FROM a:1 AS b\nCMD ["a"]\nRUN c\nFROM b\nRUN d\n' },
    { name: 'ONBUILD', dockerfile: 'FROM a:1\nONBUILD CMD ["a"]\nRUN b\n' },
  ],
});
