import type { Rule } from '../rule.ts';
import { hasForeignSyntax, KEYWORDS } from '../support/instructions/keywords.ts';
import { nearest } from '../support/nearest.ts';

export const onbuildUnknownTrigger: Rule = {
  id: 'onbuild-unknown-trigger',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: ['tally/invalid-onbuild-trigger'],
  summary: 'ONBUILD with a word that is no instruction.',
  why: 'This image is built all the same, but every image that is built from it fails.',
  *check({ file }) {
    if (hasForeignSyntax(file)) return;
    for (const { trigger } of file.instructions) {
      if (!trigger || KEYWORDS.has(trigger.keyword)) continue;
      const meant = nearest(trigger.keyword, KEYWORDS);
      yield {
        range: trigger.keywordRange,
        message:
          meant === undefined
            ? `\`${trigger.keyword}\` is no instruction; write one behind ONBUILD.`
            : `\`${trigger.keyword}\` is no instruction; did you mean \`${meant}\`?`,
        fix:
          meant === undefined
            ? undefined
            : { safety: 'unsafe', title: `Write ${meant}`, edits: [{ range: trigger.keywordRange, text: meant }] },
      };
    }
  },
};
