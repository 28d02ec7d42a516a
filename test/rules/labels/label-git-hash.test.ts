import { labelGitHash } from '../../../src/rules/labels/label-git-hash.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(labelGitHash, {
  fires: [
    { name: 'upper case', dockerfile: 'FROM a:1\nLABEL org.opencontainers.image.revision=ABCDEF0\n', lines: [2] },
  ],
  silent: [
    {
      name: 'good',
      dockerfile:
        'FROM a:1\nARG R\nLABEL org.opencontainers.image.revision=abcdef0\nLABEL org.opencontainers.image.revision=$R\n',
    },
    {
      name: 'a variable',
      dockerfile: 'FROM a:1\nARG REVISION=unknown\nLABEL org.opencontainers.image.revision=$REVISION\n',
    },
  ],
});
