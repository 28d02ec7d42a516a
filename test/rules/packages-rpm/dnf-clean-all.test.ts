import { dnfCleanAll } from '../../../src/rules/packages-rpm/dnf-clean-all.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(dnfCleanAll, {
  fires: [
    {
      name: 'other clean-ups, or by another manager',
      dockerfile:
        'FROM fedora:40\nRUN dnf install -y a && dnf clean metadata\nRUN dnf install -y a && dnf repolist all\nRUN dnf install -y a && dnf clean\nRUN dnf install -y a && npm clean all\nRUN microdnf install -y a && dnf clean all\nRUN dnf install -y a && rm -rf /srv/var/cache\nRUN dnf install -y a && rm -rf /var/cache/ldconfig\nRUN dnf install -y a && rm -rf /var/cache/dnf/x\nRUN dnf install -y a && rm -rf /var/cache.old\n',
      lines: [2, 3, 4, 5, 6, 7, 8, 9, 10],
      fixed:
        'FROM fedora:40\nRUN dnf install -y a && dnf clean metadata && dnf clean all\nRUN dnf install -y a && dnf repolist all && dnf clean all\nRUN dnf install -y a && dnf clean && dnf clean all\nRUN dnf install -y a && npm clean all && dnf clean all\nRUN microdnf install -y a && dnf clean all && microdnf clean all\nRUN dnf install -y a && rm -rf /srv/var/cache && dnf clean all\nRUN dnf install -y a && rm -rf /var/cache/ldconfig && dnf clean all\nRUN dnf install -y a && rm -rf /var/cache/dnf/x && dnf clean all\nRUN dnf install -y a && rm -rf /var/cache.old && dnf clean all\n',
    },
    {
      name: 'mounts of other folders',
      dockerfile:
        'FROM fedora:40\nRUN --mount=type=cache,target=/var/cache/ldconfig dnf install -y a\nRUN --mount=type=cache,target=/var/cached dnf5 install -y a\n',
      lines: [2, 3],
      fixed:
        'FROM fedora:40\nRUN --mount=type=cache,target=/var/cache/ldconfig dnf install -y a && dnf clean all\nRUN --mount=type=cache,target=/var/cached dnf5 install -y a && dnf5 clean all\n',
    },

    {
      name: 'no clean-up',
      dockerfile: 'FROM a:1\nRUN dnf install -y httpd\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN dnf install -y httpd && dnf clean all\n',
    },
    {
      name: 'clean-up before the install',
      dockerfile: 'FROM a:1\nRUN dnf clean all && \\\n    dnf -y install httpd\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN dnf clean all && \\\n    dnf -y install httpd && \\\n    dnf clean all\n',
    },
    {
      name: 'clean-up in another layer',
      dockerfile: 'FROM a:1\nRUN dnf install -y httpd\nRUN dnf clean all\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN dnf install -y httpd && dnf clean all\nRUN dnf clean all\n',
    },
    {
      name: 'two installs are one finding',
      dockerfile: 'FROM a:1\nONBUILD RUN dnf install -y a && dnf install -y b\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD RUN dnf install -y a && dnf install -y b && dnf clean all\n',
    },
    {
      name: 'an end that nothing can be appended to',
      dockerfile: 'FROM a:1\nRUN if true; then dnf install -y a; fi\nRUN <<EOF\ndnf install -y a\nEOF\n',
      lines: [2, 4],
      fixed: 'FROM a:1\nRUN if true; then dnf install -y a; fi\nRUN <<EOF\ndnf install -y a && dnf clean all\nEOF\n',
    },
    {
      name: 'microdnf has its own',
      dockerfile: 'FROM a:1\nRUN microdnf install -y a && dnf clean all\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN microdnf install -y a && dnf clean all && microdnf clean all\n',
    },
    { name: 'a quote that is never closed', dockerfile: 'FROM a:1\nRUN dnf install -y "a\n', lines: [2] },
  ],
  silent: [
    {
      name: 'cleaned in other ways',
      dockerfile:
        'FROM fedora:40\nRUN dnf install -y a && dnf5 clean all\nRUN dnf5 install -y a && dnf clean metadata all\nRUN dnf install -y a && rm -rf /var/cache/*\nRUN dnf install -y a && rm -rf /var/cache\nRUN dnf install -y a && rm -rf /var/cache/\nRUN dnf install -y a && rm -rf /var/cache/libdnf5-system/*\nRUN dnf install -y a && find /var/cache/dnf -delete\nRUN --mount=type=cache,target=/var/cache dnf install -y a\nRUN --mount=type=cache,target=/var/cache/ dnf install -y a\n',
    },
    {
      name: 'other managers and subcommands',
      dockerfile: 'FROM fedora:40\nRUN tdnf install -y a && dnf uninstall a && dnf install-x && dnf remove a\n',
    },

    { name: 'cleaned', dockerfile: 'FROM a:1\nRUN dnf install -y a && dnf -y clean all\n' },
    {
      name: 'folder removed',
      dockerfile:
        'FROM a:1\nRUN dnf install -y a && rm -rf /var/cache/dnf\nRUN dnf install -y a; rm -rf /var/cache/dnf/*\n',
    },
    { name: 'cache mount', dockerfile: 'FROM a:1\nRUN --mount=type=cache,target=/var/cache/dnf dnf install -y a\n' },
    { name: 'no install', dockerfile: 'FROM a:1\nRUN dnf makecache && dnf-config-manager --add-repo x\n' },
    { name: 'heredoc', dockerfile: 'FROM a:1\nRUN <<EOF\ndnf install -y a\ndnf clean all\nEOF\n' },
  ],
});
