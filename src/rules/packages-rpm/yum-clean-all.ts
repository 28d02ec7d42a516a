import type { Rule } from '../rule.ts';
import { cleaningProblems } from '../support/packages/rpm.ts';

export const yumCleanAll: Rule = {
  id: 'yum-clean-all',
  group: 'packages-rpm',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['yum'],
  aliases: [
    'DL3032',
    'DS-0015',
    'Yum Clean All Missing',
    'missing-yum-clean-all',
    'yumInstallRmVarCacheYum',
    'dockerfile_lint:no_yum_clean_all',
  ],
  summary: 'What yum downloaded stays in the layer.',
  why: 'Metadata and packages that were downloaded weigh tens of megabytes, are of no use later, and no later layer can take them out again.',
  *check({ file }) {
    yield* cleaningProblems(file, {
      managers: ['yum'],
      installs: /^(install|groupinstall|localinstall)$/,
      cache: /^\/var\/cache(\/(yum|dnf))?(\/\*?)?$/,
      mount: /\/var\/cache(\/(yum|dnf))?\/?$/,
      cleans: ({ manager, subcommand, packages }) =>
        /^(yum|dnf)$/.test(manager) && subcommand === 'clean' && packages.some(({ value }) => value === 'all'),
      command: () => 'yum clean all',
    });
  },
};
