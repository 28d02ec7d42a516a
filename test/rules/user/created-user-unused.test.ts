import { createdUserUnused } from '../../../src/rules/user/created-user-unused.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(createdUserUnused, {
  fires: [
    { name: 'nothing started', dockerfile: 'FROM debian:12\nRUN useradd -m app\n', lines: [2] },
    {
      name: 'adduser with a group',
      dockerfile: 'FROM alpine:3\nRUN adduser -S -G app app\nENTRYPOINT ["a"]\n',
      lines: [2],
      fixed: 'FROM alpine:3\nRUN adduser -S -G app app\nUSER app\nENTRYPOINT ["a"]\n',
    },
  ],
  silent: [
    { name: 'used', dockerfile: 'FROM debian:12\nRUN useradd app\nUSER app\n' },
    { name: 'gosu', dockerfile: 'FROM debian:12\nRUN useradd app\nENTRYPOINT ["gosu", "app", "x"]\n' },
    { name: 'owns files', dockerfile: 'FROM debian:12\nRUN useradd app && chown -R app /data\n' },
    { name: 'chown flag', dockerfile: 'FROM debian:12\nRUN useradd app\nCOPY --chown=app:app . /\n' },
    { name: 'builder', dockerfile: 'FROM debian:12 AS b\nRUN useradd app\nFROM a:1\nUSER 1\nCOPY --from=b /a /a\n' },
  ],
});
