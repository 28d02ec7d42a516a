import type { Rule } from '../rule.ts';
import { updateProblems } from '../support/packages/rpm.ts';

export const yumNoUpdate: Rule = {
  id: 'yum-no-update',
  group: 'packages-rpm',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['yum'],
  aliases: ['Yum Update Enabled', 'avoid-yum-update', 'dockerfile_lint:yum_update_all'],
  summary: '`yum update` of the whole system.',
  why: 'An update of everything replaces parts of the base image, differs from day to day, and stores the replaced files twice; a newer base image does it better.',
  *check({ file }) {
    yield* updateProblems(file, ['yum'], /^(update|upgrade)$/);
  },
};
