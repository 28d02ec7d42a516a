import type { Rule } from '../rule.ts';
import { copyOverAdd } from './copy-over-add.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const copyAddRules: readonly Rule[] = [copyOverAdd];
