import { reservedStageName } from '../../../src/rules/build-stages/reserved-stage-name.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(reservedStageName, {
  fires: [
    {
      name: 'FROM scratch stays',
      dockerfile: 'FROM d:1 AS scratch\nFROM scratch\nCOPY --from=scratch /a /b\n',
      lines: [1],
      fixed: 'FROM d:1 AS scratch-stage\nFROM scratch\nCOPY --from=scratch-stage /a /b\n',
    },
    {
      name: 'mount',
      dockerfile: 'FROM a:1 AS Scratch\nFROM b:1\nRUN --mount=type=bind,from=scratch,target=/x cp /x/a /\n',
      lines: [1],
      fixed: 'FROM a:1 AS scratch-stage\nFROM b:1\nRUN --mount=type=bind,from=scratch-stage,target=/x cp /x/a /\n',
    },
  ],
  silent: [
    { name: 'other', dockerfile: 'FROM a:1 AS contexts\n' },
    { name: 'base', dockerfile: 'FROM scratch\n' },
  ],
});
