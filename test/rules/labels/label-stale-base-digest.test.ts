import { labelStaleBaseDigest } from '../../../src/rules/labels/label-stale-base-digest.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(labelStaleBaseDigest, {
  fires: [
    {
      name: 'another digest',
      dockerfile: 'FROM a:1@sha256:aaaa AS b\nFROM b\nLABEL org.opencontainers.image.base.digest="sha256:bbbb"\n',
      lines: [3],
      fixed: 'FROM a:1@sha256:aaaa AS b\nFROM b\nLABEL org.opencontainers.image.base.digest=sha256:aaaa\n',
    },
  ],
  silent: [
    { name: 'the same', dockerfile: 'FROM a:1@sha256:aaaa\nLABEL org.opencontainers.image.base.digest=sha256:aaaa\n' },
    { name: 'unknown', dockerfile: 'ARG B\nFROM $B\nLABEL org.opencontainers.image.base.digest=sha256:aaaa\n' },
    { name: 'a variable', dockerfile: 'FROM a:1\nARG D\nLABEL org.opencontainers.image.base.digest=$D\n' },
    {
      name: 'a stage that does not ship',
      dockerfile: 'FROM a:1 AS b\nLABEL org.opencontainers.image.base.digest=x\nFROM a:1\nCOPY --from=b c d\n',
    },
  ],
});
