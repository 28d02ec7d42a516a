import type { Rule } from '../rule.ts';
import { aptAllowUnauthenticated } from './apt-allow-unauthenticated.ts';
import { aptAssumeYes } from './apt-assume-yes.ts';
import { aptCleanLists } from './apt-clean-lists.ts';
import { aptForceYes } from './apt-force-yes.ts';
import { aptNoDistUpgrade } from './apt-no-dist-upgrade.ts';
import { aptNoInstallRecommends } from './apt-no-install-recommends.ts';
import { aptUseAptGet } from './apt-use-apt-get.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const packagesAptRules: readonly Rule[] = [
  aptAllowUnauthenticated,
  aptAssumeYes,
  aptCleanLists,
  aptForceYes,
  aptNoDistUpgrade,
  aptNoInstallRecommends,
  aptUseAptGet,
];
