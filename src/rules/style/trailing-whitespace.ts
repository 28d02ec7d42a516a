import { lineAt, lineRange } from '../../text/lines.ts';
import type { Rule } from '../rule.ts';

export const trailingWhitespace: Rule = {
  id: 'trailing-whitespace',
  group: 'style',
  severity: 'style',
  default: false,
  fix: 'safe',
  aliases: ['dockerlint:no_trailing_spaces', 'tally/no-trailing-spaces'],
  summary: 'A line ends in blanks.',
  why: 'Nobody sees them, and after an escape character some parsers no longer continue the line.',
  *check({ file }) {
    const bodies = file.instructions.flatMap(({ heredocs }) => heredocs.map(({ bodyRange }) => bodyRange));
    let body = 0;
    for (const match of file.text.matchAll(/(?<![ \t])[ \t]+(?=\r?\n|$)/g)) {
      const start = match.index;
      while ((bodies[body]?.end ?? Number.POSITIVE_INFINITY) <= start) body++;
      if ((bodies[body]?.start ?? Number.POSITIVE_INFINITY) <= start) continue;
      const range = { start, end: lineRange(file.lines, lineAt(file.lines, start)).end };
      yield {
        range,
        message: 'Take out the blanks at the end of this line.',
        fix: { safety: 'safe', title: 'Take out the blanks', edits: [{ range, text: '' }] },
      };
    }
  },
};
