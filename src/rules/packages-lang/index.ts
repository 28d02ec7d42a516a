import type { Rule } from '../rule.ts';
import { bootsnapJobs } from './bootsnap-jobs.ts';
import { bundleCacheLeft } from './bundle-cache-left.ts';
import { bundleDeployment } from './bundle-deployment.ts';
import { bundleDeprecatedFlags } from './bundle-deprecated-flags.ts';
import { bundleWithoutDevelopment } from './bundle-without-development.ts';
import { composerNoDev } from './composer-no-dev.ts';
import { condaClean } from './conda-clean.ts';
import { gemInstallBundlerRedundant } from './gem-install-bundler-redundant.ts';
import { gemNoDocument } from './gem-no-document.ts';
import { gemPinVersion } from './gem-pin-version.ts';
import { gemRemoveRootGem } from './gem-remove-root-gem.ts';
import { gemRvmCleanup } from './gem-rvm-cleanup.ts';
import { gemfileBindMount } from './gemfile-bind-mount.ts';
import { goPinVersion } from './go-pin-version.ts';
import { installWithoutNetwork } from './install-without-network.ts';
import { jemallocNotPreloaded } from './jemalloc-not-preloaded.ts';
import { nodeGypCacheMount } from './node-gyp-cache-mount.ts';
import { npmCacheClean } from './npm-cache-clean.ts';
import { npmCacheCleanForce } from './npm-cache-clean-force.ts';
import { npmIgnoreScripts } from './npm-ignore-scripts.ts';
import { npmPinVersion } from './npm-pin-version.ts';
import { phpOpcacheMissing } from './php-opcache-missing.ts';
import { phpXdebugInImage } from './php-xdebug-in-image.ts';
import { pipNoCacheDir } from './pip-no-cache-dir.ts';
import { pipPinVersion } from './pip-pin-version.ts';
import { railsPrecompileDummyKey } from './rails-precompile-dummy-key.ts';
import { yarnCacheClean } from './yarn-cache-clean.ts';
import { yjitNotEnabled } from './yjit-not-enabled.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const packagesLangRules: readonly Rule[] = [
  pipNoCacheDir,
  pipPinVersion,
  npmCacheCleanForce,
  npmCacheClean,
  npmPinVersion,
  npmIgnoreScripts,
  yarnCacheClean,
  condaClean,
  goPinVersion,
  gemPinVersion,
  gemNoDocument,
  gemRemoveRootGem,
  gemRvmCleanup,
  composerNoDev,
  phpXdebugInImage,
  phpOpcacheMissing,
  bundleDeprecatedFlags,
  bundleDeployment,
  bundleWithoutDevelopment,
  bundleCacheLeft,
  gemInstallBundlerRedundant,
  railsPrecompileDummyKey,
  bootsnapJobs,
  jemallocNotPreloaded,
  yjitNotEnabled,
  nodeGypCacheMount,
  gemfileBindMount,
  installWithoutNetwork,
];
