import type { Rule } from '../rule.ts';

export const directiveLowercase: Rule = {
  id: 'directive-lowercase',
  group: 'instructions',
  severity: 'style',
  default: true,
  fix: 'safe',
  aliases: ['dockerfile-utils:CASING_DIRECTIVE', 'dockerlinter:ED0003'],
  summary: 'A parser directive in upper case.',
  why: 'Parser directives are written in lower case by convention.',
  *check({ file }) {
    for (const { name, range } of file.directives) {
      const found = /[A-Za-z]+/.exec(file.text.slice(range.start, range.end));
      if (!found || found[0] === found[0].toLowerCase()) continue;
      const start = range.start + found.index;
      const place = { start, end: start + found[0].length };
      yield {
        range: place,
        message: `Write \`${name}\` in lower case.`,
        fix: { safety: 'safe', title: 'Use lower case', edits: [{ range: place, text: name }] },
      };
    }
  },
};
