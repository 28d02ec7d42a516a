import { beforeAll, expect, it } from '@jest/globals';
import { requiredSecretMount } from '../../../src/rules/secrets/required-secret-mount.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(requiredSecretMount, {
  fires: [
    {
      name: 'configured',
      dockerfile: 'FROM debian:12\nRUN pip install app\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN --mount=type=secret,id=pip,target=/etc/pip.conf pip install app\n',
      options: { mounts: ['pip=id=pip,target=/etc/pip.conf'] },
    },
    {
      name: 'mounts with a part of it only, of another kind, of another command',
      dockerfile:
        'FROM debian:12\nRUN --mount=type=secret,id=pip pip install a && npm ci\nRUN --mount=type=cache,id=pip,target=/x pip install b; nonsense; broken\n',
      lines: [2, 2, 3],
      fixed:
        'FROM debian:12\nRUN --mount=type=secret,id=pip,target=/x --mount=type=secret,id=npm --mount=type=secret,id=pip pip install a && npm ci\nRUN --mount=type=secret,id=pip,target=/x --mount=type=cache,id=pip,target=/x pip install b; nonsense; broken\n',
      options: { mounts: ['pip=id=pip,target=/x', 'nonsense', 'broken=', '=x', '! bad=y', 'npm=id=npm'] },
    },
  ],
  silent: [
    { name: 'not configured', dockerfile: 'FROM debian:12\nRUN pip install app\n' },
    {
      name: 'there',
      dockerfile: 'FROM debian:12\nRUN --mount=type=secret,id=pip,target=/x pip install a\n',
      options: { mounts: ['pip=id=pip'] },
    },
    {
      name: 'what is no entry, and another command',
      dockerfile: 'FROM debian:12\nRUN nonsense; broken; bad; apt-get install pip\n',
      options: { mounts: ['pip=id=pip', 'nonsense', 'broken=', '=x', '! bad=y'] },
    },
  ],
});

beforeAll(() => loadShellGrammar());

it('says which mount is missing', () => {
  const dockerfile = 'FROM a:1\nRUN x && pip install app\n';
  const options = { mounts: ['pip=id=pip,target=/x'] };
  const problems = problemsOf(requiredSecretMount, { name: '', dockerfile, options });
  expect(problems.map(({ range, message }) => [dockerfile.slice(range.start, range.end), message])).toEqual([
    ['pip', '`pip` needs its secret here: add `--mount=type=secret,id=pip,target=/x`.'],
  ]);
});
