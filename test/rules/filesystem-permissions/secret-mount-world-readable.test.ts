import { secretMountWorldReadable } from '../../../src/rules/filesystem-permissions/secret-mount-world-readable.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(secretMountWorldReadable, {
  fires: [
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
      name: 'others',
      dockerfile:
        'FROM a:1\nRUN --mount=type=secret,id=a --mount=type=secret,id=b,mode=0440 --mount=type=tmpfs,mode=0777,target=/x c\n',
    },
    {
      name: 'an unknown variable',
      dockerfile: 'FROM a:1\nARG M\nRUN --mount=type=secret,id=x,mode=$M cat /run/secrets/x\n',
    },
  ],
});
