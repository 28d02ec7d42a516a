import type { Rule } from '../rule.ts';
import { aptAllowUnauthenticated } from './apt-allow-unauthenticated.ts';
import { aptAssumeYes } from './apt-assume-yes.ts';
import { aptCleanArchives } from './apt-clean-archives.ts';
import { aptCleanLists } from './apt-clean-lists.ts';
import { aptForceYes } from './apt-force-yes.ts';
import { aptNoDistUpgrade } from './apt-no-dist-upgrade.ts';
import { aptNoInstallRecommends } from './apt-no-install-recommends.ts';
import { aptNoUpgrade } from './apt-no-upgrade.ts';
import { aptPinVersion } from './apt-pin-version.ts';
import { aptSingleInstall } from './apt-single-install.ts';
import { aptUpdateBeforeInstall } from './apt-update-before-install.ts';
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
  aptPinVersion,
  aptUpdateBeforeInstall,
  aptNoUpgrade,
  aptCleanArchives,
  aptSingleInstall,
];
