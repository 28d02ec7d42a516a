import type { Rule } from '../rule.ts';
import { rpmPinProblems } from '../support/packages/rpm.ts';

export const yumPinVersion: Rule = {
  id: 'yum-pin-version',
  group: 'packages-rpm',
  severity: 'info',
  default: false,
  fix: 'none',
  mentions: ['yum'],
  aliases: ['DL3033', 'Yum install Without Version'],
  summary: 'A package of `yum install` without a version.',
  why: 'Without a version each build may install another one, so the same Dockerfile gives different images. Pinning also keeps security updates out, so it is off unless asked for.',
  *check({ file }) {
    yield* rpmPinProblems(file, ['yum']);
  },
};
