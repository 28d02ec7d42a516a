import type { Rule } from '../rule.ts';
import { updateProblems } from '../support/packages/rpm.ts';

export const dnfNoUpdate: Rule = {
  id: 'dnf-no-update',
  group: 'packages-rpm',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['dnf'],
  aliases: ['Run Using dnf Update', 'avoid-dnf-update'],
  summary: '`dnf update` of the whole system.',
  why: 'An update of everything replaces parts of the base image, differs from day to day, and stores the replaced files twice; a newer base image does it better.',
  *check({ file }) {
    yield* updateProblems(file, ['dnf', 'dnf5', 'microdnf', 'tdnf'], /^(update|upgrade|up)$/);
  },
};
