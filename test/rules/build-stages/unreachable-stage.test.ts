import { unreachableStage } from '../../../src/rules/build-stages/unreachable-stage.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(unreachableStage, {
  fires: [{ name: 'unused', dockerfile: 'FROM a:1 AS x\nFROM b:1\n', lines: [1] }],
  silent: [
    { name: 'base', dockerfile: 'FROM a:1 AS x\nFROM x\n' },
    { name: 'source', dockerfile: 'FROM a:1 AS x\nFROM b:1\nCOPY --from=x /a /a\n' },
    { name: 'mount', dockerfile: 'FROM a:1 AS x\nFROM b:1\nRUN --mount=type=bind,from=x,target=/x y\n' },
    { name: 'single', dockerfile: 'FROM a:1\n' },
  ],
});
