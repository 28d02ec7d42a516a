import type { Rule } from '../rule.ts';

export const todoComment: Rule = {
  id: 'todo-comment',
  group: 'style',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['S1135'],
  summary: 'A comment says that something is still to do.',
  why: 'Work that is noted in a file only is easily forgotten there.',
  *check({ file }) {
    for (const { range, text } of file.comments) {
      const at = /\bTODO\b/.exec(text)?.index;
      if (at === undefined) continue;
      const start = file.text.indexOf('TODO', range.start);
      yield {
        range: { start, end: start + 'TODO'.length },
        message: 'Do what this `TODO` says, or note it in the issue tracker.',
      };
    }
  },
};
