import { registryAllowlist } from '../../../src/rules/base-image/registry-allowlist.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(registryAllowlist, {
  fires: [
    {
      name: 'FROM, COPY --from, mounts',
      dockerfile:
        'FROM debian:12 AS a\nFROM ok.io/a\nCOPY --from=quay.io/x/y /a /a\nRUN --mount=type=bind,from=evil.io/a,target=/x ls\n',
      options: { registries: ['ok.io'] },
      lines: [1, 3, 4],
    },
    {
      name: 'a port is part of the host',
      dockerfile: 'FROM ok.io:5000/a\n',
      options: { registries: ['ok.io', 'x*'] },
      lines: [1],
    },
  ],
  silent: [
    { name: 'no list', dockerfile: 'FROM evil.io/a\n' },
    {
      name: 'Docker Hub by its names',
      dockerfile: 'FROM debian:12\nFROM docker.io/x/y\n',
      options: { registries: ['hub.docker.com'] },
    },
    { name: 'patterns', dockerfile: 'FROM a.b.io/x\nFROM c.d.net/x\n', options: { registries: ['*.b.io', 'c.*'] } },
    {
      name: 'stages, scratch, unknown',
      dockerfile: 'ARG I\nFROM ok.io/a AS s\nFROM s\nCOPY --from=s /a /a\nCOPY --from=0 /a /a\nFROM scratch\nFROM $I\n',
      options: { registries: ['ok.io'] },
    },
  ],
});
