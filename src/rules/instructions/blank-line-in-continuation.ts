import { lineRange } from '../../text/lines.ts';
import type { Rule } from '../rule.ts';
import { blankRuns } from '../support/instructions/continued-blanks.ts';

export const blankLineInContinuation: Rule = {
  id: 'blank-line-in-continuation',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: [],
  summary: 'A continuation sign at the end of an instruction, which swallows the next instruction.',
  why: 'The builder skips the blank lines and takes the next instruction for a part of this one, so it is never carried out.',
  *check({ file }) {
    for (const { first, swallowed, open } of blankRuns(file)) {
      if (!swallowed && !open) continue;
      const above = lineRange(file.lines, first - 1);
      const text = file.text.slice(above.start, above.end);
      const dangling = /(?<![ \t])[ \t]*((&&|;)[ \t]*)?[\\`][ \t]*$/.exec(text);
      const comment = /^\s*#/.test(text);
      yield {
        range: swallowed ?? above,
        message: open
          ? 'The line above ends in a continuation sign, but nothing follows; remove the sign.'
          : 'The line above the blank ends in a continuation sign, so this is a part of that instruction; remove the sign.',
        fix:
          dangling && !comment && dangling.index > 0
            ? {
                safety: 'unsafe',
                title: 'End the instruction above',
                edits: [{ range: { start: above.start + dangling.index, end: above.end }, text: '' }],
              }
            : undefined,
      };
    }
  },
};
