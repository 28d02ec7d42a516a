import type { Rule } from '../rule.ts';
import { composerNoDev } from './composer-no-dev.ts';
import { gemNoDocument } from './gem-no-document.ts';
import { gemPinVersion } from './gem-pin-version.ts';
import { gemRemoveRootGem } from './gem-remove-root-gem.ts';
import { gemRvmCleanup } from './gem-rvm-cleanup.ts';
import { goPinVersion } from './go-pin-version.ts';
import { npmCacheClean } from './npm-cache-clean.ts';
import { npmCacheCleanForce } from './npm-cache-clean-force.ts';
import { npmIgnoreScripts } from './npm-ignore-scripts.ts';
import { npmPinVersion } from './npm-pin-version.ts';
import { phpOpcacheMissing } from './php-opcache-missing.ts';
import { phpXdebugInImage } from './php-xdebug-in-image.ts';
import { pipNoCacheDir } from './pip-no-cache-dir.ts';
import { pipPinVersion } from './pip-pin-version.ts';
import { yarnCacheClean } from './yarn-cache-clean.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const packagesLangRules: readonly Rule[] = [
  pipNoCacheDir,
  pipPinVersion,
  npmCacheCleanForce,
  npmCacheClean,
  npmPinVersion,
  npmIgnoreScripts,
  yarnCacheClean,
  goPinVersion,
  gemPinVersion,
  gemNoDocument,
  gemRemoveRootGem,
  gemRvmCleanup,
  composerNoDev,
  phpXdebugInImage,
  phpOpcacheMissing,
];
