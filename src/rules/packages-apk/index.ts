import type { Rule } from '../rule.ts';
import { apkNoCache } from './apk-no-cache.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const packagesApkRules: readonly Rule[] = [apkNoCache];
