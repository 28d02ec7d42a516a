import { fullLineRange, lineRange } from '../../text/lines.ts';
import type { Rule } from '../rule.ts';

export const multipleBlankLines: Rule = {
  id: 'multiple-blank-lines',
  group: 'formatting',
  severity: 'style',
  default: false,
  fix: 'safe',
  aliases: ['tally/no-multiple-empty-lines'],
  summary: 'Several blank lines stand in a row.',
  why: 'One blank line parts what is to be parted; more make the file longer and nothing clearer.',
  options: {
    max: { type: 'integer', description: 'How many blank lines may follow each other.', default: 1 },
    begin: { type: 'integer', description: 'How many may stand at the beginning of the file.', default: 0 },
    end: { type: 'integer', description: 'How many may stand at its end.', default: 0 },
  },
  *check({ file, options }) {
    const { lines, text, instructions } = file;
    if (text === '') return;
    // Blank lines inside of an instruction are text of a here-document, or told by another rule.
    const inside = new Set(
      instructions.flatMap(({ line, endLine }) => Array.from({ length: endLine - line }, (_, at) => line + 1 + at)),
    );
    const count = text.endsWith('\n') ? lines.starts.length - 1 : lines.starts.length;
    let first = 0;
    for (let line = 1; line <= count + 1; line++) {
      const range = lineRange(lines, line);
      if (line <= count && !inside.has(line) && text.slice(range.start, range.end).trim() === '') {
        if (first === 0) first = line;
        continue;
      }
      const found = first === 0 ? 0 : line - first;
      const allowed = Number(first === 1 ? options.begin : line > count ? options.end : options.max);
      if (found > allowed) {
        const surplus = { start: fullLineRange(lines, first + allowed).start, end: fullLineRange(lines, line - 1).end };
        yield {
          range: surplus,
          message:
            found - allowed === 1 ? 'Take out this blank line.' : `Take out ${found - allowed} of these blank lines.`,
          fix: { safety: 'safe', title: 'Take out blank lines', edits: [{ range: surplus, text: '' }] },
        };
      }
      first = 0;
    }
  },
};
