import type { Rule } from '../rule.ts';
import { aptAssumeYes } from './apt-assume-yes.ts';
import { aptCleanLists } from './apt-clean-lists.ts';
import { aptNoInstallRecommends } from './apt-no-install-recommends.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const packagesAptRules: readonly Rule[] = [aptAssumeYes, aptCleanLists, aptNoInstallRecommends];
