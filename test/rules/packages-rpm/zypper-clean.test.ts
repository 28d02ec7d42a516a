import { zypperClean } from '../../../src/rules/packages-rpm/zypper-clean.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(zypperClean, {
  fires: [
    {
      name: 'other clean-ups',
      dockerfile:
        'FROM opensuse/leap:15\nRUN zypper -n in a && zypper cleanlocks\nRUN zypper -n in a && zypper refresh && zypper\nRUN zypper -n in a && npm clean && dnf clean all\nRUN zypper -n in a && zypper acc\nRUN zypper -n in a && rm -rf /srv/var/cache/zypp\nRUN zypper -n in a && rm -rf /var/cache/zypp/x\nRUN zypper -n in a && rm -rf /var/cache/ldconfig\nRUN zypper -n si a\nRUN --mount=type=cache,target=/var/cache/ldconfig zypper -n in a\n',
      lines: [2, 3, 4, 5, 6, 7, 8, 9, 10],
      fixed:
        'FROM opensuse/leap:15\nRUN zypper -n in a && zypper cleanlocks && zypper clean --all\nRUN zypper -n in a && zypper refresh && zypper && zypper clean --all\nRUN zypper -n in a && npm clean && dnf clean all && zypper clean --all\nRUN zypper -n in a && zypper acc && zypper clean --all\nRUN zypper -n in a && rm -rf /srv/var/cache/zypp && zypper clean --all\nRUN zypper -n in a && rm -rf /var/cache/zypp/x && zypper clean --all\nRUN zypper -n in a && rm -rf /var/cache/ldconfig && zypper clean --all\nRUN zypper -n si a && zypper clean --all\nRUN --mount=type=cache,target=/var/cache/ldconfig zypper -n in a && zypper clean --all\n',
    },

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
      name: 'cleaned in other ways',
      dockerfile:
        'FROM opensuse/leap:15\nRUN zypper -n in a && zypper cc -a\nRUN zypper -n in a && rm -rf /var/cache\nRUN zypper -n in a && rm -rf /var/cache/\nRUN zypper -n in a && rm -rf /var/cache/zypp\nRUN zypper -n in a && rm -rf /var/cache/zypp/*\nRUN --mount=type=cache,target=/var/cache zypper -n in a\nRUN --mount=type=cache,target=/var/cache/zypp/packages zypper -n in a\n',
    },
    {
      name: 'other subcommands',
      dockerfile: 'FROM opensuse/leap:15\nRUN zypper -n lock-in a && zypper install-new-recommends && zypper info a\n',
    },

    {
      name: 'cleaned',
      dockerfile:
        'FROM a:1\nRUN zypper -n in a && zypper cc\nRUN zypper -n install a && zypper --non-interactive clean --all\n',
    },
    { name: 'cache mount', dockerfile: 'FROM a:1\nRUN --mount=type=cache,target=/var/cache/zypp zypper -n in a\n' },
    { name: 'refresh', dockerfile: 'FROM a:1\nRUN zypper refresh\n' },
  ],
});
