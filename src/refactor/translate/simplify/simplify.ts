import type { Program } from '../ir.ts';
import { withPlainBeginnings } from './beginnings.ts';
import { withoutDoubleExports } from './exports.ts';
import { withIdioms } from './idioms.ts';
import { withLookups } from './lookups.ts';
import { withPlainNegations } from './negations.ts';
import { withoutNames } from './statuses.ts';
import { withoutUnused } from './unused.ts';
import { withSureWords } from './words.ts';

/** What the lowering wrote step by step, as a programmer would write it who sees the whole. What the program does stays the same. */
export function simplify(program: Program): Program {
  const steps = [
    withIdioms,
    withoutUnused,
    withoutNames,
    withoutDoubleExports,
    withPlainBeginnings,
    withSureWords,
    withLookups,
    withPlainNegations,
  ];
  return steps.reduce((before, step) => step(before), program);
}
