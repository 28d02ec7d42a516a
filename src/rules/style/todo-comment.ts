import type { Rule } from '../rule.ts';

export const todoComment: Rule = {
  id: 'todo-comment',
  group: 'style',
  severity: 'info',
  default: false,
  fix: 'none',
  mentions: ['todo'],
  aliases: ['S1135'],
  summary: 'A comment says that something is still to do.',
  why: 'Work that is noted in a file only is easily forgotten there.',
  *check({ file }) {
    for (const { range } of file.comments) {
      const match = /\bTODO\b/.exec(file.text.slice(range.start, range.end));
      if (!match) continue;
      const start = range.start + match.index;
      yield {
        range: { start, end: start + match[0].length },
        message: 'Do what this `TODO` says, or note it in the issue tracker.',
      };
    }
  },
};
