import { dnfNoUpdate } from '../../../src/rules/packages-rpm/dnf-no-update.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(dnfNoUpdate, {
  fires: [
    {
      name: 'other managers of the family',
      dockerfile: 'FROM a:1\nRUN dnf5 up -y && x\nRUN tdnf update -y && x\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nRUN x\nRUN x\n',
    },

    {
      name: 'first of a chain',
      dockerfile: 'FROM a:1\nRUN dnf -y update && \\\n    dnf -y install a\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN dnf -y install a\n',
    },
    {
      name: 'in the middle',
      dockerfile: 'FROM a:1\nRUN a \\\n  && dnf -y update \\\n  && b\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN a \\\n  && b\n',
    },
    { name: 'last', dockerfile: 'FROM a:1\nRUN a && \\\n  dnf update -y\n', lines: [3], fixed: 'FROM a:1\nRUN a\n' },
    { name: 'alone', dockerfile: 'FROM a:1\nRUN dnf -y update\nRUN b\n', lines: [2], fixed: 'FROM a:1\nRUN b\n' },
    { name: 'what follows depends on it', dockerfile: 'FROM a:1\nRUN dnf -y update || true\n', lines: [2] },
    {
      name: 'a comment between',
      dockerfile: 'FROM a:1\nRUN a && \\\n  dnf update -y && \\\n  # b needs it\n  b\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN a && \\\n  # b needs it\n  b\n',
    },
  ],
  silent: [
    {
      name: 'other subcommands and managers',
      dockerfile: 'FROM a:1\nRUN dnf updateinfo && yum update && dnf upgrade-minimal\n',
    },

    { name: 'named packages', dockerfile: 'FROM a:1\nRUN dnf -y update openssl $MORE\n' },
    { name: 'only looks', dockerfile: 'FROM a:1\nRUN dnf check-update; dnf refresh; dnf list updates\n' },
  ],
});
