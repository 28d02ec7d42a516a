import { copyFromOwnStage } from '../../../src/rules/build-stages/copy-from-own-stage.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyFromOwnStage, {
  fires: [
    { name: 'by name', dockerfile: 'FROM a:1 AS b\nCOPY --from=B /x /y\n', lines: [2] },
    { name: 'by number', dockerfile: 'FROM a:1\nFROM b:1\nCOPY --from=1 /x /y\n', lines: [3] },
    { name: 'mount', dockerfile: 'FROM a:1 AS b\nRUN --mount=type=bind,from=b,target=/x y\n', lines: [2] },
  ],
  silent: [{ name: 'earlier', dockerfile: 'FROM a:1 AS b\nFROM c:1\nCOPY --from=b /x /y\nCOPY --from=0 /x /y\n' }],
});
