import { multipleCmd } from '../../../src/rules/entrypoint-signals/multiple-cmd.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(multipleCmd, {
  fires: [
    {
      name: 'a part without FROM',
      dockerfile: 'CMD ["a"]\nCMD ["b"]\n',
      lines: [1],
      fixed: 'CMD ["b"]\n',
    },
    { name: 'two', dockerfile: 'FROM a:1\nCMD a\nCMD b\n', lines: [2], fixed: 'FROM a:1\nCMD b\n' },
  ],
  silent: [
    { name: 'one a stage', dockerfile: 'FROM a:1 AS x\nCMD a\nFROM x\nCMD b\n' },
    { name: 'ONBUILD and HEALTHCHECK', dockerfile: 'FROM a:1\nONBUILD CMD a\nHEALTHCHECK CMD b\nCMD c\n' },
  ],
});
