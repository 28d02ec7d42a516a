import type { Rule } from '../rule.ts';
import { maintainerDeprecated } from './maintainer-deprecated.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const instructionsRules: readonly Rule[] = [maintainerDeprecated];
