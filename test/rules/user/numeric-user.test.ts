import { numericUser } from '../../../src/rules/user/numeric-user.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(numericUser, {
  fires: [
    {
      name: 'a part without FROM',
      dockerfile: 'RUN useradd -u 10001 app\nUSER app\nONBUILD USER other\n',
      lines: [2, 3],
      fixed: 'RUN useradd -u 10001 app\nUSER 10001\nONBUILD USER other\n',
    },

    {
      name: 'options in clusters, and what usermod changes',
      dockerfile: 'FROM a:1\nRUN useradd -mu1001 app && usermod -u 1002 app\nUSER app\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN useradd -mu1001 app && usermod -u 1002 app\nUSER 1002\n',
    },
    { name: 'unknown number', dockerfile: 'FROM debian:12\nUSER app\n', lines: [2] },
    {
      name: 'with a group',
      dockerfile: 'FROM debian:12\nRUN adduser -D -u 1000 app\nUSER app:app\n',
      lines: [3],
      fixed: 'FROM debian:12\nRUN adduser -D -u 1000 app\nUSER 1000:app\n',
    },
    {
      name: 'several accounts, in several stages',
      dockerfile:
        'FROM debian:12 AS base\nRUN useradd -u 10 a && useradd --uid=11 b\nUSER b\nFROM base\nUSER c\nRUN useradd -u 12 c && useradd -u 13 b\nUSER c\nUSER b\n',
      lines: [3, 5, 7, 8],
      fixed:
        'FROM debian:12 AS base\nRUN useradd -u 10 a && useradd --uid=11 b\nUSER 11\nFROM base\nUSER c\nRUN useradd -u 12 c && useradd -u 13 b\nUSER 12\nUSER 11\n',
    },
  ],
  silent: [
    { name: 'number', dockerfile: 'FROM debian:12\nUSER 1000:1000\n' },
    { name: 'variable', dockerfile: 'FROM debian:12\nARG UID=1\nUSER $UID\n' },
    { name: 'root', dockerfile: 'FROM debian:12\nUSER root\n' },
    { name: 'builder', dockerfile: 'FROM debian:12 AS b\nUSER app\nFROM x:1\nCOPY --from=b /a /a\n' },
  ],
});
