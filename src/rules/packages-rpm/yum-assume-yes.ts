import type { Rule } from '../rule.ts';
import { assumeYesProblems } from '../support/packages/rpm.ts';

export const yumAssumeYes: Rule = {
  id: 'yum-assume-yes',
  group: 'packages-rpm',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['yum'],
  aliases: ['DL3030', 'Yum Install Allows Manual Input', 'missing-yum-assume-yes-switch', 'yumInstallForceYes'],
  summary: '`yum install` that waits for an answer.',
  why: 'A build has nobody to answer, so yum stops at its question and the build fails.',
  *check({ file }) {
    yield* assumeYesProblems(file, ['yum'], /^(install|groupinstall|localinstall)$/);
  },
};
