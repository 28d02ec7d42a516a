import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { Fix, Rule } from '../rule.ts';
import { references } from '../support/images/references.ts';
import { written } from '../support/instructions/instructions.ts';

export const envSelfReference: Rule = {
  id: 'env-self-reference',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['$'],
  aliases: ['DL3044'],
  summary: 'An ENV that uses a variable which the same ENV defines.',
  why: 'All values of one ENV are worked out before any of them is set, so the variable is still empty here.',
  *check({ file }) {
    for (const instruction of written(file)) {
      const { keyword, pairs, state } = instruction;
      if (keyword !== 'ENV' || pairs.length < 2) continue;
      const places = new Map(pairs.map(({ key }, at) => [key, at]));
      // Where the last fix of this instruction splits it.
      let split = 0;
      for (const [at, { key, valueRange }] of pairs.entries()) {
        if (!valueRange) continue;
        const used = references(file, valueRange).find(
          ({ name }) => name !== key && places.has(name) && state.variable(name) === undefined,
        );
        if (!used) continue;
        const place = places.get(used.name) ?? at;
        let fix: Fix | undefined;
        if (place > at) {
          // Pairs may be moved only while nothing else of the instruction is.
          if (split === 0) fix = moveBefore(file, instruction, place);
          split = pairs.length;
        } else if (place >= split) {
          fix = splitBefore(file, instruction, at);
          if (fix) split = at;
        }
        yield {
          range: used.range,
          message: `\`${used.name}\` is not set yet within the ENV that sets it; set it in an ENV of its own before.`,
          fix,
        };
      }
    }
  },
};

/** Begins another ENV in front of a pair; comment lines between stay where they are. */
function splitBefore(file: Dockerfile, instruction: Instruction, at: number): Fix | undefined {
  const before = instruction.pairs[at - 1];
  const pair = instruction.pairs[at];
  if (!before || !pair) return undefined;
  const range = { start: before.range.end, end: pair.range.start };
  const gap = file.text.slice(range.start, range.end);
  if (!gap.split(/\r?\n/).every((line) => /^[ \t]*([\\`][ \t]*|#.*)?$/.test(line))) return undefined;
  const begin = beginning(file, instruction);
  const sign = { start: range.start, end: range.start + Math.max(0, gap.search(/\r?\n/)) };
  const indent = { start: range.start + gap.lastIndexOf('\n') + 1, end: range.end };
  const edits = gap.includes('#')
    ? [
        { range: sign, text: '' },
        { range: indent, text: begin },
      ]
    : [{ range, text: `${file.eol}${begin}` }];
  return { safety: 'unsafe', title: 'Split the ENV', edits };
}

/** Takes a pair out and sets it in an ENV of its own before. */
function moveBefore(file: Dockerfile, instruction: Instruction, at: number): Fix | undefined {
  const before = instruction.pairs[at - 1];
  const pair = instruction.pairs[at];
  if (!before || !pair || instruction.onbuild) return undefined;
  const text = file.text.slice(pair.range.start, pair.range.end);
  const gap = { start: before.range.end, end: pair.range.start };
  // What this pair uses itself may have to stand before it too.
  if (text.includes('$') || !/^[\s\\`]+$/.test(file.text.slice(gap.start, gap.end))) return undefined;
  const { start } = instruction.range;
  return {
    safety: 'unsafe',
    title: 'Split the ENV',
    edits: [
      { range: { start, end: start }, text: `${beginning(file, instruction)}${text}${file.eol}` },
      { range: { start: gap.start, end: pair.range.end }, text: '' },
    ],
  };
}

/** What an instruction like this begins with, in the letters of the file. */
function beginning({ text, instructions }: Dockerfile, { index, argsRange }: Instruction): string {
  const start = instructions[index]?.range.start ?? argsRange.start;
  const words = text.slice(start, argsRange.start).match(/[A-Za-z]+/g) ?? [];
  return `${words.join(' ')} `;
}
