import { zypperClean } from '../../../src/rules/packages-rpm/zypper-clean.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(zypperClean, {
  fires: [
    {
      name: 'no clean-up',
      dockerfile: 'FROM a:1\nRUN zypper -n in httpd\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN zypper -n in httpd && zypper clean --all\n',
    },
    {
      name: 'clean-up before',
      dockerfile: 'FROM a:1\nRUN zypper cc && zypper -n in httpd\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN zypper cc && zypper -n in httpd && zypper clean --all\n',
    },
  ],
  silent: [
    {
      name: 'cleaned',
      dockerfile:
        'FROM a:1\nRUN zypper -n in a && zypper cc\nRUN zypper -n install a && zypper --non-interactive clean --all\n',
    },
    { name: 'cache mount', dockerfile: 'FROM a:1\nRUN --mount=type=cache,target=/var/cache/zypp zypper -n in a\n' },
    { name: 'refresh', dockerfile: 'FROM a:1\nRUN zypper refresh\n' },
  ],
});
