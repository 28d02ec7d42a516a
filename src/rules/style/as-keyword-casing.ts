import type { Rule } from '../rule.ts';
import { asWord, caseOf, recase, writtenKeyword } from '../support/instructions/keyword-case.ts';

export const asKeywordCasing: Rule = {
  id: 'as-keyword-casing',
  group: 'style',
  severity: 'style',
  default: true,
  fix: 'safe',
  aliases: ['FromAsCasing', 'S6476'],
  summary: 'AS is written in another case than its FROM.',
  why: 'Keywords in one case stand out from names.',
  *check({ file }) {
    for (const { from } of file.stages) {
      const as = asWord(from);
      const wanted = caseOf(writtenKeyword(file, from));
      if (!as || wanted === 'mixed' || caseOf(as.raw) === wanted) continue;
      yield {
        range: as.range,
        message: `Write \`${as.raw}\` in ${wanted} case, as its \`${writtenKeyword(file, from)}\` is.`,
        fix: { safety: 'safe', title: `Write it in ${wanted} case`, edits: recase(file, [as.range], wanted) },
      };
    }
  },
};
