import type { Rule } from '../rule.ts';
import { suppressionComments } from '../support/instructions/suppressions.ts';

export const suppressionWithoutReason: Rule = {
  id: 'suppression-without-reason',
  group: 'style',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: [],
  summary: 'A suppression comment does not say why.',
  why: 'Without its reason nobody can tell later whether the exception still holds.',
  *check({ file }) {
    for (const { tool, reason, range } of suppressionComments(file)) {
      if (tool !== 'plimsoll' || reason !== undefined) continue;
      yield { range, message: 'Say why this is suppressed: `-- reason` behind the rules.' };
    }
  },
};
