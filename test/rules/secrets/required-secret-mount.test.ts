import { requiredSecretMount } from '../../../src/rules/secrets/required-secret-mount.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(requiredSecretMount, {
  fires: [
    {
      name: 'configured',
      dockerfile: 'FROM debian:12\nRUN pip install app\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN --mount=type=secret,id=pip,target=/etc/pip.conf pip install app\n',
      options: { mounts: ['pip=id=pip,target=/etc/pip.conf'] },
    },
  ],
  silent: [
    { name: 'not configured', dockerfile: 'FROM debian:12\nRUN pip install app\n' },
    {
      name: 'there',
      dockerfile: 'FROM debian:12\nRUN --mount=type=secret,id=pip,target=/x pip install a\n',
      options: { mounts: ['pip=id=pip'] },
    },
  ],
});
