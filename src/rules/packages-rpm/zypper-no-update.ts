import type { Rule } from '../rule.ts';
import { updateProblems } from '../support/packages/rpm.ts';

export const zypperNoUpdate: Rule = {
  id: 'zypper-no-update',
  group: 'packages-rpm',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['zypper'],
  aliases: ['Run Using Zypper Update', 'avoid-zypper-update'],
  summary: '`zypper update` of the whole system.',
  why: 'An update of everything replaces parts of the base image, differs from day to day, and stores the replaced files twice; a newer base image does it better.',
  *check({ file }) {
    yield* updateProblems(file, ['zypper'], /^(update|up)$/);
  },
};
