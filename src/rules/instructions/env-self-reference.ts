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
        const fix = place >= split && place < at ? fixFor(file, instruction, at) : undefined;
        if (fix) split = at;
        yield {
          range: used.range,
          message: `\`${used.name}\` is not set yet within the ENV that sets it; set it in an ENV of its own before.`,
          fix,
        };
      }
    }
  },
};

/** Begins another ENV in front of a pair. */
function fixFor(file: Dockerfile, { pairs, onbuild }: Instruction, at: number): Fix | undefined {
  const before = pairs[at - 1];
  const pair = pairs[at];
  if (!before || !pair || onbuild) return undefined;
  const range = { start: before.range.end, end: pair.range.start };
  if (!/^[\s\\`]+$/.test(file.text.slice(range.start, range.end))) return undefined;
  return { safety: 'unsafe', title: 'Split the ENV', edits: [{ range, text: `${file.eol}ENV ` }] };
}
