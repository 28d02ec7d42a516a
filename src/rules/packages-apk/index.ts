import type { Rule } from '../rule.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const packagesApkRules: readonly Rule[] = [];
