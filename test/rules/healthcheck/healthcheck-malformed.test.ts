import { healthcheckMalformed } from '../../../src/rules/healthcheck/healthcheck-malformed.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(healthcheckMalformed, {
  fires: [
    { name: 'no type', dockerfile: 'FROM debian:12\nHEALTHCHECK curl localhost\n', lines: [2] },
    { name: 'no command', dockerfile: 'FROM debian:12\nHEALTHCHECK CMD\n', lines: [2] },
    { name: 'after NONE', dockerfile: 'FROM debian:12\nHEALTHCHECK NONE x\n', lines: [2] },
    { name: 'retries', dockerfile: 'FROM debian:12\nHEALTHCHECK --retries=many CMD x\n', lines: [2] },
    { name: 'short', dockerfile: 'FROM debian:12\nHEALTHCHECK --timeout=1us CMD x\n', lines: [2] },
  ],
  silent: [
    { name: 'unknown-or-bad-flag tells of names', dockerfile: 'FROM a:1\nHEALTHCHECK --intervall=3s CMD a\n' },
    {
      name: 'all',
      dockerfile:
        'FROM debian:12\nHEALTHCHECK --interval=1m30s --timeout=3s --start-period=5s --start-interval=1s --retries=3 CMD x\n',
    },
    { name: 'none', dockerfile: 'FROM debian:12\nHEALTHCHECK NONE\n' },
    { name: 'variable', dockerfile: 'FROM debian:12\nARG T\nHEALTHCHECK --interval=$T CMD x\n' },
  ],
});
