import type { Rule } from '../rule.ts';
import { copyThenChmod } from './copy-then-chmod.ts';
import { packageIndexUpdateAlone } from './package-index-update-alone.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const layersCacheRules: readonly Rule[] = [packageIndexUpdateAlone, copyThenChmod];
