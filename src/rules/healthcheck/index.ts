import type { Rule } from '../rule.ts';
import { missingHealthcheck } from './missing-healthcheck.ts';
import { multipleHealthcheck } from './multiple-healthcheck.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const healthcheckRules: readonly Rule[] = [missingHealthcheck, multipleHealthcheck];
