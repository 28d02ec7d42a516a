import type { Rule } from '../rule.ts';
import { suppressionComments } from '../support/instructions/suppressions.ts';

export const inlineIgnorePragma: Rule = {
  id: 'inline-ignore-pragma',
  group: 'style',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['DL1001'],
  summary: 'A comment suppresses rules.',
  why: 'A team that keeps its exceptions in one reviewed configuration does not want them spread over files.',
  *check({ file }) {
    for (const { range, names } of suppressionComments(file)) {
      const ids = names.flatMap(({ name, text }) => (name === undefined ? [] : `\`${text}\``));
      const what = ids.length === 0 ? 'findings' : ids.join(', ');
      yield { range, message: `Set ${what} in the configuration instead of suppressing it by a comment.` };
    }
  },
};
