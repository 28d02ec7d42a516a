import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';

export const workdirUnquotedSpace: Rule = {
  id: 'workdir-unquoted-space',
  group: 'instructions',
  severity: 'warning',
  default: true,
  fix: 'none',
  mentions: ['workdir'],
  aliases: ['dockerfilelint:invalid_workdir'],
  summary: 'A WORKDIR of several words.',
  why: 'The builder takes everything up to the end of the line for the name of the folder, blanks and comments included.',
  *check({ file }) {
    for (const { keyword, words, argsRange } of written(file)) {
      if (keyword !== 'WORKDIR' || words.length < 2) continue;
      const comment = words.some(({ raw }) => raw.startsWith('#'));
      yield {
        range: argsRange,
        message: comment
          ? 'The comment becomes part of the name of the folder; put it on a line of its own.'
          : 'The blanks become part of the name of the folder; put the path in quotes, or name one folder.',
      };
    }
  },
};
