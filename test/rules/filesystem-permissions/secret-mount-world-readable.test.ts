import { expect, it } from '@jest/globals';
import { secretMountWorldReadable } from '../../../src/rules/filesystem-permissions/secret-mount-world-readable.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(secretMountWorldReadable, {
  fires: [
    {
      name: 'by variables, among others',
      dockerfile: 'FROM a:1\nARG M=0444\nRUN --mount=type=secret,id=a,mode=$M --mount=mode=044,type=ssh x\n',
      lines: [3, 3],
      fixed: 'FROM a:1\nARG M=0444\nRUN --mount=type=secret,id=a,mode=$M --mount=mode=040,type=ssh x\n',
    },

    {
      name: 'the second mount',
      dockerfile: 'FROM a:1\nRUN --mount=type=cache,target=/x,mode=0777 --mount=mode=444,type=ssh a\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN --mount=type=cache,target=/x,mode=0777 --mount=mode=440,type=ssh a\n',
    },
    {
      name: 'a variable',
      dockerfile: 'FROM a:1\nARG M=0444\nRUN --mount=type=secret,id=x,mode=$M cat /run/secrets/x\n',
      lines: [3],
    },
  ],
  silent: [
    {
      name: 'no mode',
      dockerfile: 'FROM a:1\nRUN --mount=type=secret,id=a --mount=type=cache,target=/x,mode=0777 x\n',
    },

    {
      name: 'others',
      dockerfile:
        'FROM a:1\nRUN --mount=type=secret,id=a --mount=type=secret,id=b,mode=0440 --mount=type=tmpfs,mode=0777,target=/x c\n',
    },
    {
      name: 'an unknown variable',
      dockerfile: 'FROM a:1\nARG M\nRUN --mount=type=secret,id=x,mode=$M cat /run/secrets/x\n',
    },
    {
      name: 'other flags and mounts',
      dockerfile:
        'FROM a:1\nRUN --network=type=secret,mode=0444 a\nRUN --mount=type=secrets,mode=0444 a\nRUN --mount=xtype=secret,mode=0444 a\nRUN --mount=type=secret,xmode=0444 a\nRUN --mount a\nRUN --mount=type=secret,mode=0444x a\n',
    },
  ],
});

it('marks the mode, wherever it stands, and says which one is enough', () => {
  const dockerfile = 'FROM a:1\nRUN --mount=type=secret,mode=0444,id=x a\n';
  const [problem] = problemsOf(secretMountWorldReadable, { name: '', dockerfile });
  expect(problem?.range).toEqual({ start: dockerfile.indexOf('0444'), end: dockerfile.indexOf('0444') + 4 });
  expect(problem?.message).toContain('use `mode=0440`');
});
