import type { Rule } from '../rule.ts';

export const finalNewline: Rule = {
  id: 'final-newline',
  group: 'formatting',
  severity: 'style',
  default: false,
  fix: 'safe',
  aliases: ['tally/eol-last'],
  summary: 'The file does not end in a line break.',
  why: 'Tools that append to a file or join files count on it.',
  options: { mode: { type: 'string', description: '`always` or `never`.', default: 'always' } },
  *check({ file, options }) {
    const { text, eol } = file;
    if (text === '') return;
    const ends = text.endsWith('\n');
    const end = text.length;
    if (options.mode === 'never' && ends) {
      const range = { start: text.endsWith('\r\n') ? end - 2 : end - 1, end };
      yield {
        range,
        message: 'Take out the line break at the end of the file.',
        fix: { safety: 'safe', title: 'Take out the final line break', edits: [{ range, text: '' }] },
      };
    } else if (options.mode !== 'never' && !ends) {
      const range = { start: end, end };
      yield {
        range,
        message: 'End the last line with a line break.',
        fix: { safety: 'safe', title: 'Add the final line break', edits: [{ range, text: eol }] },
      };
    }
  },
};
