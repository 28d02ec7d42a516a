import type { Rule } from '../rule.ts';
import { assumeYesProblems } from '../support/packages/rpm.ts';

export const dnfAssumeYes: Rule = {
  id: 'dnf-assume-yes',
  group: 'packages-rpm',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['dnf'],
  aliases: ['DL3038', 'Missing Flag From Dnf Install', 'missing-dnf-assume-yes-switch'],
  summary: '`dnf install` that waits for an answer.',
  why: 'A build has nobody to answer, so dnf stops at its question and the build fails.',
  *check({ file }) {
    yield* assumeYesProblems(
      file,
      ['dnf', 'dnf5', 'microdnf', 'tdnf'],
      /^(install|in|groupinstall|localinstall|reinstall|rei)$/,
    );
  },
};
