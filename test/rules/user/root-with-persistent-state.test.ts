import { rootWithPersistentState } from '../../../src/rules/user/root-with-persistent-state.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(rootWithPersistentState, {
  fires: [
    { name: 'mkdir', dockerfile: 'FROM debian:12\nRUN mkdir -p /var/lib/app\n', lines: [2] },
    { name: 'workdir', dockerfile: 'FROM debian:12\nWORKDIR /srv/app\n', lines: [2] },
  ],
  silent: [
    { name: 'other', dockerfile: 'FROM debian:12\nRUN mkdir /app\n' },
    { name: 'user', dockerfile: 'FROM debian:12\nVOLUME /data\nUSER app\n' },
    { name: 'gosu', dockerfile: 'FROM debian:12\nVOLUME /data\nENTRYPOINT ["gosu","a","b"]\n' },
  ],
});
