import { yumCleanAll } from '../../../src/rules/packages-rpm/yum-clean-all.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(yumCleanAll, {
  fires: [
    {
      name: 'other clean-ups',
      dockerfile:
        'FROM centos:7\nRUN yum install -y a && yum clean metadata\nRUN yum install -y a && yum repolist all\nRUN yum install -y a && yum clean\nRUN yum install -y a && microdnf clean all\nRUN yum install -y a && tdnf clean all\nRUN yum install -y a && rm -rf /srv/var/cache/yum\nRUN yum install -y a && rm -rf /var/cache/yum/x\nRUN yum install -y a && rm -rf /var/cache/ldconfig\nRUN yum localinstall -y a\n',
      lines: [2, 3, 4, 5, 6, 7, 8, 9, 10],
      fixed:
        'FROM centos:7\nRUN yum install -y a && yum clean metadata && yum clean all\nRUN yum install -y a && yum repolist all && yum clean all\nRUN yum install -y a && yum clean && yum clean all\nRUN yum install -y a && microdnf clean all && yum clean all\nRUN yum install -y a && tdnf clean all && yum clean all\nRUN yum install -y a && rm -rf /srv/var/cache/yum && yum clean all\nRUN yum install -y a && rm -rf /var/cache/yum/x && yum clean all\nRUN yum install -y a && rm -rf /var/cache/ldconfig && yum clean all\nRUN yum localinstall -y a && yum clean all\n',
    },
    {
      name: 'mounts of other folders',
      dockerfile: 'FROM centos:7\nRUN --mount=type=cache,target=/var/cache/ldconfig yum install -y a\n',
      lines: [2],
      fixed: 'FROM centos:7\nRUN --mount=type=cache,target=/var/cache/ldconfig yum install -y a && yum clean all\n',
    },

    {
      name: 'no clean-up',
      dockerfile: 'FROM a:1\nRUN yum install -y httpd\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN yum install -y httpd && yum clean all\n',
    },
    {
      name: 'clean-up before the install',
      dockerfile: 'FROM a:1\nRUN yum clean all && \\\n    yum -y install httpd\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN yum clean all && \\\n    yum -y install httpd && \\\n    yum clean all\n',
    },
    {
      name: 'clean-up in another layer',
      dockerfile: 'FROM a:1\nRUN yum install -y httpd\nRUN yum clean all\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN yum install -y httpd && yum clean all\nRUN yum clean all\n',
    },
    {
      name: 'two installs are one finding',
      dockerfile: 'FROM a:1\nONBUILD RUN yum install -y a && yum install -y b\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD RUN yum install -y a && yum install -y b && yum clean all\n',
    },
    {
      name: 'an end that nothing can be appended to',
      dockerfile: 'FROM a:1\nRUN if true; then yum install -y a; fi\nRUN <<EOF\nyum install -y a\nEOF\n',
      lines: [2, 4],
      fixed: 'FROM a:1\nRUN if true; then yum install -y a; fi\nRUN <<EOF\nyum install -y a && yum clean all\nEOF\n',
    },
  ],
  silent: [
    {
      name: 'cleaned in other ways',
      dockerfile:
        'FROM centos:7\nRUN yum install -y a && dnf clean all\nRUN yum install -y a && yum clean metadata all\nRUN yum install -y a && rm -rf /var/cache\nRUN yum install -y a && rm -rf /var/cache/yum/\nRUN yum install -y a && rm -rf /var/cache/*\nRUN --mount=type=cache,target=/var/cache yum install -y a\nRUN --mount=type=cache,target=/var/cache/yum/ yum install -y a\n',
    },
    {
      name: 'other managers and subcommands',
      dockerfile: 'FROM centos:7\nRUN dnf install -y a && yum reinstall a && yum install-n a\n',
    },

    { name: 'cleaned', dockerfile: 'FROM a:1\nRUN yum install -y a && yum -y clean all\n' },
    {
      name: 'folder removed',
      dockerfile:
        'FROM a:1\nRUN yum install -y a && rm -rf /var/cache/yum\nRUN yum install -y a; rm -rf /var/cache/yum/*\n',
    },
    { name: 'cache mount', dockerfile: 'FROM a:1\nRUN --mount=type=cache,target=/var/cache/yum yum install -y a\n' },
    { name: 'no install', dockerfile: 'FROM a:1\nRUN yum makecache && yum-config-manager --add-repo x\n' },
    { name: 'heredoc', dockerfile: 'FROM a:1\nRUN <<EOF\nyum install -y a\nyum clean all\nEOF\n' },
  ],
});
