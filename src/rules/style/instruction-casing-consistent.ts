import type { Rule } from '../rule.ts';
import { asWord, caseOf, knownInstructions, recase, writtenKeyword } from '../support/instructions/keyword-case.ts';

export const instructionCasingConsistent: Rule = {
  id: 'instruction-casing-consistent',
  group: 'style',
  severity: 'style',
  default: true,
  fix: 'safe',
  aliases: ['ConsistentInstructionCasing'],
  summary: 'Keywords are written in different cases.',
  why: 'Keywords in one case stand out from what they work on.',
  *check({ file }) {
    const all = knownInstructions(file);
    const cases = all.map((instruction) => caseOf(writtenKeyword(file, instruction)));
    const lower = cases.filter((found) => found === 'lower').length;
    const wanted = lower > cases.filter((found) => found === 'upper').length ? 'lower' : 'upper';
    for (const [at, instruction] of all.entries()) {
      if (cases[at] === wanted) continue;
      const as = asWord(instruction);
      // AS goes with its FROM, unless it is in the wanted case already.
      const ranges = [instruction.keywordRange, ...(as ? [as.range] : [])];
      yield {
        range: instruction.keywordRange,
        message: `Write \`${writtenKeyword(file, instruction)}\` in ${wanted} case, like the other keywords of this file.`,
        fix: { safety: 'safe', title: `Write it in ${wanted} case`, edits: recase(file, ranges, wanted) },
      };
    }
  },
};
