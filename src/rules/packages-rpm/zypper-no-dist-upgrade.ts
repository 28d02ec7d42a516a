import type { Rule } from '../rule.ts';
import { updateProblems } from '../support/packages/rpm.ts';

export const zypperNoDistUpgrade: Rule = {
  id: 'zypper-no-dist-upgrade',
  group: 'packages-rpm',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['zypper'],
  aliases: ['DL3035'],
  summary: '`zypper dist-upgrade`.',
  why: 'A distribution upgrade turns the base image into another release, so nobody knows any more what the image is built on; a newer base image does it better.',
  *check({ file }) {
    yield* updateProblems(file, ['zypper'], /^(dist-upgrade|dup)$/, true);
  },
};
