import type { Rule } from '../rule.ts';
import { pipNoCacheDir } from './pip-no-cache-dir.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const packagesLangRules: readonly Rule[] = [pipNoCacheDir];
