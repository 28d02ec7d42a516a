import { expect, it } from '@jest/globals';
import { copiedExecutableNotRootOwned } from '../../../src/rules/filesystem-permissions/copied-executable-not-root-owned.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(copiedExecutableNotRootOwned, {
  fires: [
    {
      name: 'a group of its own, and an account by a variable',
      dockerfile:
        'FROM debian:12\nARG U=app\nCOPY --chown=root:web x.sh /usr/local/bin/x.sh\nCOPY --chown=$U:$U --chmod=755 y /usr/local/bin/y\n',
      lines: [3, 4],
      fixed: 'FROM debian:12\nARG U=app\nCOPY x.sh /usr/local/bin/x.sh\nCOPY --chmod=755 y /usr/local/bin/y\n',
    },

    {
      name: 'system folder',
      dockerfile: 'FROM a:1\nWORKDIR /usr\nCOPY --link --chown=1000 a bin/\nADD --chown=x:0 b /etc/\n',
      lines: [3, 4],
      fixed: 'FROM a:1\nWORKDIR /usr\nCOPY --link a bin/\nADD b /etc/\n',
    },
    {
      name: 'another group',
      dockerfile:
        'FROM a:1\nCOPY --chown=root:app x.sh /app/\nCOPY --chown=root:0 y.sh /app/\nCOPY --chown=:root z.sh /app/\n',
      lines: [2],
      fixed: 'FROM a:1\nCOPY x.sh /app/\nCOPY --chown=root:0 y.sh /app/\nCOPY --chown=:root z.sh /app/\n',
    },
  ],
  silent: [
    {
      name: 'nobody known',
      dockerfile:
        'FROM debian:12\nARG U\nARG E=""\nCOPY --chown=$U x.sh /usr/local/bin/x.sh\nCOPY --chown=$E x.sh /usr/local/bin/x.sh\nCOPY --chown=0:root x.sh /usr/local/bin/x.sh\n',
    },

    {
      name: 'root',
      dockerfile: 'FROM a:1\nCOPY --chown=root:root a.sh /\nCOPY --chown=0:0 a.sh /\nCOPY a.sh /\n',
    },
    {
      name: 'data and applications',
      dockerfile:
        'FROM a:1\nCOPY --chown=app . /app\nCOPY --chown=app . /usr/src/app\nCOPY --chown=nginx x.conf /etc/nginx/\n',
    },
    { name: 'unknown', dockerfile: 'FROM a:1\nARG U\nCOPY --chown=$U a.sh /\n' },
  ],
});

it('says who can change the program', () => {
  const message = (owner: string) =>
    problemsOf(copiedExecutableNotRootOwned, {
      name: '',
      dockerfile: `FROM a:1\nARG U=app\nCOPY --chown=${owner} x /usr/bin/x\n`,
    })[0]?.message;
  expect(message('$U')).toContain('can be changed by `$U`;');
  expect(message('app:web')).toContain('can be changed by `app:web`;');
  expect(message('root:web')).toContain('can be changed by the group `web` where its mode lets groups write;');
});
