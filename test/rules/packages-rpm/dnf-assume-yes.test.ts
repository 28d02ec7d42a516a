import { dnfAssumeYes } from '../../../src/rules/packages-rpm/dnf-assume-yes.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(dnfAssumeYes, {
  fires: [
    {
      name: 'other ways to install',
      dockerfile:
        'FROM a:1\nRUN microdnf install x && dnf5 in x && tdnf install x && dnf rei x && dnf groupinstall x && dnf localinstall x\n',
      lines: [2, 2, 2, 2, 2, 2],
      fixed:
        'FROM a:1\nRUN microdnf install -y x && dnf5 in -y x && tdnf install -y x && dnf rei -y x && dnf groupinstall -y x && dnf localinstall -y x\n',
    },

    {
      name: 'flag missing',
      dockerfile: 'FROM a:1\nRUN dnf install httpd\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN dnf install -y httpd\n',
    },
    {
      name: 'second command of a chain, group',
      dockerfile: 'FROM a:1\nRUN a && \\\n    # why\n    microdnf -q groupinstall dev\n',
      lines: [4],
      fixed: 'FROM a:1\nRUN a && \\\n    # why\n    microdnf -q groupinstall -y dev\n',
    },
    {
      name: 'ONBUILD and exec form',
      dockerfile: 'FROM a:1\nONBUILD RUN ["dnf", "install", "httpd"]\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD RUN ["dnf", "install", "-y", "httpd"]\n',
    },
    {
      name: 'heredoc',
      dockerfile: 'FROM a:1\nRUN <<EOF\ndnf install httpd\nEOF\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN <<EOF\ndnf install -y httpd\nEOF\n',
    },
    {
      name: 'configuration of another stage',
      dockerfile: 'FROM a:1\nRUN echo assumeyes=1 >> /etc/dnf.conf\nFROM b:1\nRUN dnf install httpd\n',
      lines: [4],
      fixed: 'FROM a:1\nRUN echo assumeyes=1 >> /etc/dnf.conf\nFROM b:1\nRUN dnf install -y httpd\n',
    },
  ],
  silent: [
    {
      name: 'other subcommands',
      dockerfile: 'FROM a:1\nRUN dnf reinstall-all && dnf uninstall x && dnf install-x y && yum install x\n',
    },

    { name: 'before the subcommand', dockerfile: 'FROM a:1\nRUN dnf -y install httpd\n' },
    { name: 'in a cluster', dockerfile: 'FROM a:1\nRUN dnf install -qy httpd\n' },
    { name: 'long, at the end', dockerfile: 'FROM a:1\nRUN dnf install httpd --assumeyes\n' },
    { name: 'another subcommand', dockerfile: 'FROM a:1\nRUN dnf makecache\n' },
    { name: 'another manager', dockerfile: 'FROM a:1\nRUN yum install httpd\n' },
    { name: 'answered by a pipe', dockerfile: 'FROM a:1\nRUN yes | dnf install httpd\n' },
    {
      name: 'configured',
      dockerfile: 'FROM a:1 AS b\nRUN echo "assumeyes=1" >> /etc/dnf.conf\nFROM b\nRUN dnf install httpd\n',
    },
  ],
});
