import type { Program } from '../ir.ts';
import { withoutEarlyStarts } from './beginnings.ts';
import { withoutDoubleExports } from './exports.ts';
import { withIdioms } from './idioms.ts';
import { withLookups } from './lookups.ts';
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
    withoutEarlyStarts,
    withSureWords,
    withLookups,
  ];
  return steps.reduce((before, step) => step(before), program);
}
