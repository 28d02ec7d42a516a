import { copyFromUnknownStage } from '../../../src/rules/build-stages/copy-from-unknown-stage.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyFromUnknownStage, {
  fires: [
    {
      name: 'a part without FROM',
      dockerfile: 'COPY --from=build a b\nONBUILD COPY --from=other a b\n',
      lines: [1, 2],
    },

    {
      name: 'a slip in a mount',
      dockerfile: 'FROM d:1 AS builder\nFROM d:1\nRUN --mount=type=bind,from=bulider,target=/x y\n',
      lines: [3],
      fixed: 'FROM d:1 AS builder\nFROM d:1\nRUN --mount=type=bind,from=builder,target=/x y\n',
    },
    { name: 'later stage', dockerfile: 'FROM a:1\nCOPY --from=later /a /a\nFROM b:1 AS later\n', lines: [2] },
    { name: 'number', dockerfile: 'FROM a:1\nCOPY --from=7 /a /a\n', lines: [2] },
  ],
  silent: [
    {
      name: 'a part without FROM that names an image, a number or a variable',
      dockerfile:
        'COPY --from=nginx:1 a b\nCOPY --from=0 a b\nCOPY --from=$X a b\nCOPY --from=ours/x a b\nCOPY --from a b\n',
    },

    { name: 'an image in a mount', dockerfile: 'FROM d:1\nRUN --mount=type=bind,from=busybox,target=/x y\n' },
    { name: 'image', dockerfile: 'FROM a:1\nCOPY --from=busybox:1.36 /a /a\nCOPY --from=org/tool /a /a\n' },
    { name: 'number', dockerfile: 'FROM a:1\nFROM b:1\nCOPY --from=0 /a /a\n' },
    { name: 'variable', dockerfile: 'FROM a:1\nCOPY --from=$X /a /a\n' },
    { name: 'upper case', dockerfile: 'FROM a:1 AS Build\nFROM b:1\nCOPY --from=BUILD /a /a\n' },
    { name: 'context', dockerfile: 'FROM a:1\nCOPY --from=ctx /a /a\n', options: { contexts: ['ctx'] } },
  ],
});
