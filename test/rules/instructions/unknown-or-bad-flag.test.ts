import { unknownOrBadFlag } from '../../../src/rules/instructions/unknown-or-bad-flag.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(unknownOrBadFlag, {
  fires: [
    {
      name: 'unknown',
      dockerfile:
        'FROM --plattform=x a:1\nRUN --foo=1 a\nHEALTHCHECK --intervall=3s CMD a\nADD --from=x a b\nONBUILD COPY --foo a b\n',
      lines: [1, 2, 3, 4, 5],
    },
    { name: 'twice', dockerfile: 'FROM a:1\nCOPY --from=x --chown=1 --from=y a b\n', lines: [2] },
    { name: 'values', dockerfile: 'FROM a:1\nCOPY --link=maybe --chown a b\nADD --checksum= a b\n', lines: [2, 2, 3] },
    {
      name: 'instructions without flags, upper case',
      dockerfile: 'FROM a:1\nUSER --foo x\nCMD --help\nCOPY --FROM=x a /b\n',
      lines: [2, 3, 4],
    },
  ],
  silent: [
    {
      name: 'healthcheck-malformed tells of values',
      dockerfile: 'FROM a:1\nHEALTHCHECK --interval= --timeout=x CMD a\n',
    },
    {
      name: 'known',
      dockerfile:
        'FROM --platform=$BUILDPLATFORM a:1\nRUN --mount=type=cache,target=/a --mount=type=tmpfs,target=/b --network=none a --foo\nCOPY --link --parents=false --exclude=a --exclude=b a b\nADD --keep-git-dir=true a b\nHEALTHCHECK --interval=1s --timeout=1s --start-period=1s --start-interval=1s --retries=2 CMD a --b\nCMD a --b\n',
    },
    { name: 'a variable', dockerfile: 'FROM a:1\nARG L\nCOPY --link=$L a b\n' },
    { name: 'another syntax', dockerfile: '# syntax=me/front\nFROM a:1\nCOPY --foo a b\n' },
  ],
});
