import { yumNoUpdate } from '../../../src/rules/packages-rpm/yum-no-update.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(yumNoUpdate, {
  fires: [
    {
      name: 'nothing is left of the RUN',
      dockerfile: 'FROM centos:7\nRUN yum update -y && yum clean all\nRUN x\n',
      lines: [2],
      fixed: 'FROM centos:7\nRUN x\n',
    },
    {
      name: 'first of a chain',
      dockerfile: 'FROM a:1\nRUN yum -y update && \\\n    yum -y install a\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN yum -y install a\n',
    },
    {
      name: 'in the middle',
      dockerfile: 'FROM a:1\nRUN a \\\n  && yum -y update \\\n  && b\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN a \\\n  && b\n',
    },
    { name: 'last', dockerfile: 'FROM a:1\nRUN a && \\\n  yum update -y\n', lines: [3], fixed: 'FROM a:1\nRUN a\n' },
    { name: 'alone', dockerfile: 'FROM a:1\nRUN yum -y update\nRUN b\n', lines: [2], fixed: 'FROM a:1\nRUN b\n' },
    { name: 'what follows depends on it', dockerfile: 'FROM a:1\nRUN yum -y update || true\n', lines: [2] },
    {
      name: 'a comment between',
      dockerfile: 'FROM a:1\nRUN a && \\\n  yum update -y && \\\n  # b needs it\n  b\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN a && \\\n  # b needs it\n  b\n',
    },
  ],
  silent: [
    { name: 'other subcommands', dockerfile: 'FROM a:1\nRUN yum updateinfo && yum update-minimal && dnf upgrade\n' },

    { name: 'named packages', dockerfile: 'FROM a:1\nRUN yum -y update openssl $MORE\n' },
    { name: 'only looks', dockerfile: 'FROM a:1\nRUN yum check-update; yum refresh; yum list updates\n' },
  ],
});
