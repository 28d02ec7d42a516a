import type { Rule } from '../rule.ts';
import { cleaningProblems } from '../support/packages/rpm.ts';

export const dnfCleanAll: Rule = {
  id: 'dnf-clean-all',
  group: 'packages-rpm',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['dnf'],
  aliases: [
    'DL3040',
    'DS-0019',
    'DS-0027',
    'Missing Dnf Clean All',
    'missing-dnf-clean-all',
    'dockerfile_lint:no_dnf_clean_all',
  ],
  summary: 'What dnf downloaded stays in the layer.',
  why: 'Metadata and packages that were downloaded weigh tens of megabytes, are of no use later, and no later layer can take them out again.',
  *check({ file }) {
    yield* cleaningProblems(file, {
      managers: ['dnf', 'dnf5', 'microdnf'],
      installs:
        /^(install|in|install-n|install-na|install-nevra|reinstall|rei|upgrade|update|up|upgrade-minimal|up-min)$/,
      cache: /^\/var\/cache(\/(dnf|yum|libdnf5[^/]*))?(\/\*?)?$/,
      mount: /\/var\/cache\/?$|\/var\/cache\/(libdnf5|dnf|yum)|\.cache\/libdnf5/,
      cleans: ({ manager, subcommand, packages }, install) =>
        family(manager) === family(install.manager) &&
        subcommand === 'clean' &&
        packages.some(({ value }) => value === 'all'),
      command: ({ manager }) => `${manager} clean all`,
    });
  },
};

/** `dnf5` is what `dnf` starts; microdnf keeps a cache of its own. */
function family(manager: string): string {
  return manager === 'dnf5' ? 'dnf' : manager;
}
