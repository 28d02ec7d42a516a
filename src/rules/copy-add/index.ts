import type { Rule } from '../rule.ts';
import { copyMultiSourceSlash } from './copy-multi-source-slash.ts';
import { copyOverAdd } from './copy-over-add.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const copyAddRules: readonly Rule[] = [copyMultiSourceSlash, copyOverAdd];
