import { yumCleanAll } from '../../../src/rules/packages-rpm/yum-clean-all.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(yumCleanAll, {
  fires: [
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
