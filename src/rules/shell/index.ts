import type { Rule } from '../rule.ts';
import { shellcheck } from './shellcheck.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const shellRules: readonly Rule[] = [shellcheck];
