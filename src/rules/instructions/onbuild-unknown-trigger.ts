import type { Rule } from '../rule.ts';
import { hasForeignSyntax, KEYWORDS } from '../support/instructions/keywords.ts';
import { nearest } from '../support/nearest.ts';

export const onbuildUnknownTrigger: Rule = {
  id: 'onbuild-unknown-trigger',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['onbuild'],
  aliases: ['tally/invalid-onbuild-trigger'],
  summary: 'ONBUILD with a word that is no instruction.',
  why: 'This image is built all the same, but every image that is built from it fails.',
  *check({ file }) {
    if (hasForeignSyntax(file)) return;
    for (const { trigger } of file.instructions) {
      if (!trigger || KEYWORDS.has(trigger.keyword)) continue;
      const word = file.text.slice(trigger.keywordRange.start, trigger.keywordRange.end);
      const meant = nearest(word, TRIGGERS, word.length > 3 ? 2 : 1);
      const text = word === word.toLowerCase() ? meant?.toLowerCase() : meant;
      yield {
        range: trigger.keywordRange,
        message:
          meant === undefined
            ? `\`${word}\` is no instruction; write one behind ONBUILD.`
            : `\`${word}\` is no instruction; did you mean \`${meant}\`?`,
        fix:
          text === undefined
            ? undefined
            : { safety: 'unsafe', title: `Write ${text}`, edits: [{ range: trigger.keywordRange, text }] },
      };
    }
  },
};

/** What may stand behind ONBUILD. */
const TRIGGERS = [...KEYWORDS].filter((keyword) => !/^(FROM|ONBUILD|MAINTAINER)$/.test(keyword));
