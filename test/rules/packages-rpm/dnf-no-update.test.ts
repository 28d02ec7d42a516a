import { dnfNoUpdate } from '../../../src/rules/packages-rpm/dnf-no-update.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(dnfNoUpdate, {
  fires: [
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
    { name: 'named packages', dockerfile: 'FROM a:1\nRUN dnf -y update openssl $MORE\n' },
    { name: 'only looks', dockerfile: 'FROM a:1\nRUN dnf check-update; dnf refresh; dnf list updates\n' },
  ],
});
