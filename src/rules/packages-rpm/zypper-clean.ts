import type { Rule } from '../rule.ts';
import { cleaningProblems } from '../support/packages/rpm.ts';

export const zypperClean: Rule = {
  id: 'zypper-clean',
  group: 'packages-rpm',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['zypper'],
  aliases: ['DL3036', 'DS-0020', 'Missing Zypper Clean', 'missing-zypper-clean'],
  summary: 'What zypper downloaded stays in the layer.',
  why: 'Metadata and packages that were downloaded weigh tens of megabytes, are of no use later, and no later layer can take them out again.',
  *check({ file }) {
    yield* cleaningProblems(file, {
      managers: ['zypper'],
      installs: /^(install|in|remove|rm|source-install|si|patch)$/,
      cache: /^\/var\/cache(\/zypp)?(\/\*?)?$/,
      mount: /\/var\/cache\/?$|\/var\/cache\/zypp/,
      cleans: ({ manager, subcommandWord }) => manager === 'zypper' && /^(clean|cc)$/.test(subcommandWord?.value ?? ''),
      command: () => 'zypper clean --all',
    });
  },
};
