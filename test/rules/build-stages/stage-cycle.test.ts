import { stageCycle } from '../../../src/rules/build-stages/stage-cycle.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(stageCycle, {
  fires: [{ name: 'three', dockerfile: 'FROM x:1 AS a\nCOPY --from=C /x /x\nFROM a AS b\nFROM b AS c\n', lines: [2] }],
  silent: [
    { name: 'itself', dockerfile: 'FROM x:1 AS a\nCOPY --from=a /x /x\n' },
    { name: 'line', dockerfile: 'FROM x:1 AS a\nFROM a AS b\nCOPY --from=a /x /x\n' },
  ],
});
