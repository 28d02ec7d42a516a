import type { Rule } from '../rule.ts';
import { KEYWORDS } from '../support/instructions/keywords.ts';

export const fromFirst: Rule = {
  id: 'from-first',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: [
    'DL3061',
    'dockerfilelint:from_first',
    'dockerlint:from_first',
    'dockerfile_lint:missing_or_misplaced_from',
    'dockerfile_lint:no_commands',
    'dockerfile-utils:NO_SOURCE_IMAGE',
    'dockerlinter:EI0002',
    'dockerlinter:EF0001',
    'tally/require-stages',
  ],
  summary: 'A file without FROM, or with another instruction before it.',
  why: 'Every image begins with FROM; only comments, parser directives and ARG may stand before it.',
  *check({ file }) {
    // What could not be read at all is told elsewhere.
    if (file.problems.some(({ range }) => range.end === 0)) return;
    const early = file.instructions.find(
      ({ keyword }) => keyword === 'FROM' || (keyword !== 'ARG' && KEYWORDS.has(keyword)),
    );
    if (early && early.keyword !== 'FROM') {
      yield {
        range: early.keywordRange,
        message: `\`${early.keyword}\` stands before the first FROM; only ARG may.`,
      };
    } else if (!early && file.instructions.every(({ keyword }) => KEYWORDS.has(keyword))) {
      yield { range: { start: 0, end: 0 }, message: 'This file has no FROM; begin it with one.' };
    }
  },
};
