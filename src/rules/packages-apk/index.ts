import type { Rule } from '../rule.ts';
import { apkAllowUntrusted } from './apk-allow-untrusted.ts';
import { apkNoCache } from './apk-no-cache.ts';
import { apkNoUpgrade } from './apk-no-upgrade.ts';
import { apkPinVersion } from './apk-pin-version.ts';
import { apkVirtualBuildDeps } from './apk-virtual-build-deps.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const packagesApkRules: readonly Rule[] = [
  apkNoCache,
  apkPinVersion,
  apkNoUpgrade,
  apkVirtualBuildDeps,
  apkAllowUntrusted,
];
