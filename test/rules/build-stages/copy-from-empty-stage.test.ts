import { copyFromEmptyStage } from '../../../src/rules/build-stages/copy-from-empty-stage.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyFromEmptyStage, {
  fires: [
    {
      name: 'inherited',
      dockerfile: 'FROM scratch AS a\nFROM a AS b\nLABEL x=y\nFROM c:1\nCOPY --from=b /a /a\n',
      lines: [5],
    },
  ],
  silent: [{ name: 'debian', dockerfile: 'FROM debian:12 AS a\nFROM c:1\nCOPY --from=a /a /a\n' }],
});
