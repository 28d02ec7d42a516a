import { yumAssumeYes } from '../../../src/rules/packages-rpm/yum-assume-yes.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(yumAssumeYes, {
  fires: [
    {
      name: 'groups',
      dockerfile: 'FROM a:1\nRUN yum groupinstall x && yum localinstall y\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nRUN yum groupinstall -y x && yum localinstall -y y\n',
    },

    {
      name: 'flag missing',
      dockerfile: 'FROM a:1\nRUN yum install httpd\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN yum install -y httpd\n',
    },
    {
      name: 'second command of a chain, group',
      dockerfile: 'FROM a:1\nRUN a && \\\n    # why\n    yum -q groupinstall dev\n',
      lines: [4],
      fixed: 'FROM a:1\nRUN a && \\\n    # why\n    yum -q groupinstall -y dev\n',
    },
    {
      name: 'ONBUILD and exec form',
      dockerfile: 'FROM a:1\nONBUILD RUN ["yum", "install", "httpd"]\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD RUN ["yum", "install", "-y", "httpd"]\n',
    },
    {
      name: 'heredoc',
      dockerfile: 'FROM a:1\nRUN <<EOF\nyum install httpd\nEOF\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN <<EOF\nyum install -y httpd\nEOF\n',
    },
    {
      name: 'configuration of another stage',
      dockerfile: 'FROM a:1\nRUN echo assumeyes=1 >> /etc/yum.conf\nFROM b:1\nRUN yum install httpd\n',
      lines: [4],
      fixed: 'FROM a:1\nRUN echo assumeyes=1 >> /etc/yum.conf\nFROM b:1\nRUN yum install -y httpd\n',
    },
  ],
  silent: [
    { name: 'other subcommands', dockerfile: 'FROM a:1\nRUN yum reinstall x && yum install-n x && dnf install x\n' },

    { name: 'before the subcommand', dockerfile: 'FROM a:1\nRUN yum -y install httpd\n' },
    { name: 'in a cluster', dockerfile: 'FROM a:1\nRUN yum install -qy httpd\n' },
    { name: 'long, at the end', dockerfile: 'FROM a:1\nRUN yum install httpd --assumeyes\n' },
    { name: 'another subcommand', dockerfile: 'FROM a:1\nRUN yum makecache\n' },
    { name: 'another manager', dockerfile: 'FROM a:1\nRUN dnf install httpd\n' },
    { name: 'answered by a pipe', dockerfile: 'FROM a:1\nRUN yes | yum install httpd\n' },
    {
      name: 'configured',
      dockerfile: 'FROM a:1 AS b\nRUN echo "assumeyes=1" >> /etc/yum.conf\nFROM b\nRUN yum install httpd\n',
    },
  ],
});
