import type { Rule } from '../rule.ts';

/** What it tells is found in src/review/unused-suppressions.ts, after all other rules have been asked. */
export const unusedSuppression: Rule = {
  id: 'unused-suppression',
  group: 'style',
  severity: 'info',
  default: true,
  fix: 'safe',
  aliases: [],
  summary: 'A suppression comment suppresses nothing.',
  why: 'What it was written for is gone; left in place it will hide the next finding of that kind, which nobody has looked at.',
  options: {
    'other-linters': {
      type: 'boolean',
      description: 'Also the comments of other linters, whose own checks may still need them.',
      default: false,
    },
  },
  tool: 'engine',
  check: () => [],
};
