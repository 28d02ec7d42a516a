import { fullLineRange, lineRange } from '../../text/lines.ts';
import type { Rule } from '../rule.ts';
import { blankRuns } from '../support/instructions/continued-blanks.ts';

export const emptyContinuationLine: Rule = {
  id: 'empty-continuation-line',
  group: 'instructions',
  severity: 'warning',
  default: true,
  fix: 'safe',
  aliases: ['NoEmptyContinuation', 'dockerfile-utils:EMPTY_CONTINUATION_LINE'],
  summary: 'A blank line inside a continued instruction.',
  why: 'The builder skips blank lines inside a continued instruction with a warning and will refuse them one day.',
  *check({ file }) {
    for (const { first, last, swallowed, open } of blankRuns(file)) {
      if (swallowed || open) continue;
      const { start } = fullLineRange(file.lines, first);
      yield {
        range: { start, end: lineRange(file.lines, last).end },
        message: 'Remove the blank line inside this instruction, or make it a comment with `#`.',
        fix: {
          safety: 'safe',
          title: 'Remove the blank line',
          edits: [{ range: { start, end: fullLineRange(file.lines, last).end }, text: '' }],
        },
      };
    }
  },
};
