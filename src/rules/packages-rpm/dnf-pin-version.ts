import type { Rule } from '../rule.ts';
import { rpmPinProblems } from '../support/packages/rpm.ts';

export const dnfPinVersion: Rule = {
  id: 'dnf-pin-version',
  group: 'packages-rpm',
  severity: 'info',
  default: false,
  fix: 'none',
  mentions: ['dnf'],
  aliases: ['DL3041', 'Missing Version Specification In dnf install'],
  summary: 'A package of `dnf install` without a version.',
  why: 'Without a version each build may install another one, so the same Dockerfile gives different images. Pinning also keeps security updates out, so it is off unless asked for.',
  *check({ file }) {
    yield* rpmPinProblems(file, ['dnf', 'dnf5', 'microdnf']);
  },
};
