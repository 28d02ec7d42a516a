import { copyFromStageIndex } from '../../../src/rules/build-stages/copy-from-stage-index.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyFromStageIndex, {
  fires: [
    { name: 'a FROM that is odd', dockerfile: 'FROM d:1 # c\nFROM d:1\nCOPY --from=0 /x /y\n', lines: [3] },
    {
      name: 'lower case',
      dockerfile: 'from d:1\nfrom d:1\ncopy --from=0 /x /y\n',
      lines: [3],
      fixed: 'from d:1 as stage0\nfrom d:1\ncopy --from=stage0 /x /y\n',
    },
    {
      name: 'with a name, twice',
      dockerfile: 'FROM a:1 AS b\nFROM c:1\nCOPY --from=0 /a /a\nCOPY --from=0 /b /b\n',
      lines: [3, 4],
      fixed: 'FROM a:1 AS b\nFROM c:1\nCOPY --from=b /a /a\nCOPY --from=b /b /b\n',
    },
  ],
  silent: [
    { name: 'a stage that is called by a number', dockerfile: 'FROM d:1 AS 0\nFROM d:1\nCOPY --from=0 /x /y\n' },
    { name: 'too large', dockerfile: 'FROM a:1\nCOPY --from=9 /a /a\n' },
    { name: 'name', dockerfile: 'FROM a:1 AS b\nFROM c:1\nCOPY --from=b /a /a\n' },
  ],
});
