import { zypperNoUpdate } from '../../../src/rules/packages-rpm/zypper-no-update.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(zypperNoUpdate, {
  fires: [
    {
      name: 'first of a chain',
      dockerfile: 'FROM a:1\nRUN zypper -n update && \\\n    zypper -n install a\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN zypper -n install a\n',
    },
    {
      name: 'in the middle',
      dockerfile: 'FROM a:1\nRUN a \\\n  && zypper -n update \\\n  && b\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN a \\\n  && b\n',
    },
    { name: 'last', dockerfile: 'FROM a:1\nRUN a && \\\n  zypper update -n\n', lines: [3], fixed: 'FROM a:1\nRUN a\n' },
    { name: 'alone', dockerfile: 'FROM a:1\nRUN zypper -n update\nRUN b\n', lines: [2], fixed: 'FROM a:1\nRUN b\n' },
    { name: 'what follows depends on it', dockerfile: 'FROM a:1\nRUN zypper -n update || true\n', lines: [2] },
    {
      name: 'a comment between',
      dockerfile: 'FROM a:1\nRUN a && \\\n  zypper update -n && \\\n  # b needs it\n  b\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN a && \\\n  # b needs it\n  b\n',
    },
  ],
  silent: [
    { name: 'other subcommands', dockerfile: 'FROM a:1\nRUN zypper -n update-x && zypper -n upx && yum update\n' },

    { name: 'named packages', dockerfile: 'FROM a:1\nRUN zypper -n update openssl $MORE\n' },
    { name: 'only looks', dockerfile: 'FROM a:1\nRUN zypper check-update; zypper refresh; zypper list updates\n' },
  ],
});
