import type { Rule } from '../rule.ts';
import { asWord, caseOf, knownInstructions, recase } from '../support/instructions/keyword-case.ts';

export const instructionUppercase: Rule = {
  id: 'instruction-uppercase',
  group: 'style',
  severity: 'style',
  default: false,
  fix: 'safe',
  aliases: ['S6476', 'dockerfilelint:uppercase_commands', 'dockerfile-utils:CASING_INSTRUCTION', 'dockerlinter:EI0005'],
  summary: 'A keyword is not in upper case.',
  why: 'By convention keywords are in upper case, so that they stand out.',
  *check({ file }) {
    for (const instruction of knownInstructions(file)) {
      const as = asWord(instruction);
      for (const range of [instruction.keywordRange, ...(as ? [as.range] : [])]) {
        const written = file.text.slice(range.start, range.end);
        if (caseOf(written) === 'upper') continue;
        yield {
          range,
          message: `Write \`${written}\` in upper case.`,
          fix: { safety: 'safe', title: 'Write it in upper case', edits: recase(file, [range], 'upper') },
        };
      }
    }
  },
};
