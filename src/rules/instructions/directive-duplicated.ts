import type { Rule } from '../rule.ts';

export const directiveDuplicated: Rule = {
  id: 'directive-duplicated',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['dockerfile-utils:DUPLICATED_ESCAPE_DIRECTIVE', 'dockerlinter:ED0002'],
  summary: 'The same parser directive twice.',
  why: 'The builder refuses a file that gives a parser directive twice.',
  *check({ file }) {
    const seen = new Set<string>();
    for (const { name, range } of file.directives) {
      if (seen.has(name)) yield { range, message: `\`${name}\` is given above already; remove one of them.` };
      seen.add(name);
    }
  },
};
