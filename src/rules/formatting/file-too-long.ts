import { lineRange } from '../../text/lines.ts';
import type { Rule } from '../rule.ts';

export const fileTooLong: Rule = {
  id: 'file-too-long',
  group: 'formatting',
  severity: 'style',
  default: false,
  fix: 'none',
  aliases: ['tally/max-lines'],
  summary: 'The file has many lines.',
  why: 'A long Dockerfile often builds several things; each is easier to follow in a file or script of its own.',
  options: {
    max: { type: 'integer', description: 'How many lines are fine.', default: 50 },
    'count-all': { type: 'boolean', description: 'Count blank lines and comments as well.', default: false },
  },
  *check({ file, options }) {
    const max = Number(options.max);
    const comments = new Set(file.comments.map(({ range }) => range.end));
    let counted = 0;
    for (let line = 1; line <= file.lines.starts.length; line++) {
      const range = lineRange(file.lines, line);
      const skipped = file.text.slice(range.start, range.end).trim() === '' || comments.has(range.end);
      if (skipped && options['count-all'] !== true) continue;
      // What follows the last line break is no line.
      if (range.start === file.text.length) continue;
      if (++counted <= max) continue;
      yield { range, message: `Split this file, or move work into scripts: it has more than ${max} lines.` };
      return;
    }
  },
};
