import { copyFromStageIndex } from '../../../src/rules/build-stages/copy-from-stage-index.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyFromStageIndex, {
  fires: [
    {
      name: 'with a name, twice',
      dockerfile: 'FROM a:1 AS b\nFROM c:1\nCOPY --from=0 /a /a\nCOPY --from=0 /b /b\n',
      lines: [3, 4],
      fixed: 'FROM a:1 AS b\nFROM c:1\nCOPY --from=b /a /a\nCOPY --from=b /b /b\n',
    },
  ],
  silent: [
    { name: 'too large', dockerfile: 'FROM a:1\nCOPY --from=9 /a /a\n' },
    { name: 'name', dockerfile: 'FROM a:1 AS b\nFROM c:1\nCOPY --from=b /a /a\n' },
  ],
});
