import type { Rule } from '../rule.ts';

export const parseError: Rule = {
  id: 'parse-error',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['DL1000', 'S2260', 'dockerfile-utils:INVALID_SYNTAX'],
  summary: 'A part of the file that cannot be read.',
  why: 'The builder stops here, and what follows was read as well as possible only.',
  *check({ file }) {
    for (const { message, range } of file.problems) {
      // Without a place it is about the whole file, which is told as a notice.
      if (range.end > range.start) yield { range, message };
    }
  },
};
