import { labelGitOverlap } from '../../../src/rules/labels/label-git-overlap.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(labelGitOverlap, {
  fires: [
    {
      name: 'full',
      dockerfile: 'FROM a:1\nLABEL org.opencontainers.image.source=x com.docker.image.source.entrypoint=y\n',
      lines: [2, 2],
      options: { full: true },
    },
  ],
  silent: [
    {
      name: 'others',
      dockerfile:
        'FROM a:1 AS b\nLABEL org.opencontainers.image.revision=a\nFROM a:1\nLABEL org.opencontainers.image.source=x\n',
    },
  ],
});
