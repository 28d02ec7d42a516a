import { rootWithPersistentState } from '../../../src/rules/user/root-with-persistent-state.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(rootWithPersistentState, {
  fires: [
    {
      name: 'a path below the working directory',
      dockerfile: 'FROM a:1\nWORKDIR /var\nRUN mkdir lib/x\nVOLUME /x\n',
      lines: [3],
    },
    {
      name: 'a folder in a variable, the first place',
      dockerfile: 'FROM a:1\nENV D=/data\nWORKDIR $D\nVOLUME /x\n',
      lines: [3],
    },
    { name: 'mkdir', dockerfile: 'FROM debian:12\nRUN mkdir -p /var/lib/app\n', lines: [2] },
    { name: 'workdir', dockerfile: 'FROM debian:12\nWORKDIR /srv/app\n', lines: [2] },
  ],
  silent: [
    { name: 'other', dockerfile: 'FROM debian:12\nRUN mkdir /app\n' },
    { name: 'user', dockerfile: 'FROM debian:12\nVOLUME /data\nUSER app\n' },
    { name: 'gosu', dockerfile: 'FROM debian:12\nVOLUME /data\nENTRYPOINT ["gosu","a","b"]\n' },
  ],
});
