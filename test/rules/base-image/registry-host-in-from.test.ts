import { registryHostInFrom } from '../../../src/rules/base-image/registry-host-in-from.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(registryHostInFrom, {
  fires: [
    {
      name: 'with a port, localhost, a default',
      dockerfile: 'ARG R=r.io\nFROM localhost/a\nFROM r:5000/a\nFROM $R/b:1\n',
      lines: [2, 3, 4],
    },
  ],
  silent: [
    { name: 'none', dockerfile: 'ARG R\nFROM a/b:1.2 AS x.y\nFROM debian:12\nFROM x.y\nFROM $R/b\nFROM scratch\n' },
  ],
});
