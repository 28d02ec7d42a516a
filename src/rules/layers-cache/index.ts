import type { Rule } from '../rule.ts';
import { copyThenChmod } from './copy-then-chmod.ts';
import { duplicatedLayer } from './duplicated-layer.ts';
import { mergeAdjacentCopy } from './merge-adjacent-copy.ts';
import { mergeConsecutiveRun } from './merge-consecutive-run.ts';
import { packageCacheMount } from './package-cache-mount.ts';
import { packageIndexUpdateAlone } from './package-index-update-alone.ts';
import { removeExtractedArchive } from './remove-extracted-archive.ts';
import { removeSignatureFile } from './remove-signature-file.ts';
import { removeTempDir } from './remove-temp-dir.ts';
import { removeUsrSrc } from './remove-usr-src.ts';
import { sourcesBeforeDependencies } from './sources-before-dependencies.ts';
import { unsetEnvInLaterLayer } from './unset-env-in-later-layer.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const layersCacheRules: readonly Rule[] = [
  packageIndexUpdateAlone,
  copyThenChmod,
  duplicatedLayer,
  mergeConsecutiveRun,
  removeExtractedArchive,
  removeTempDir,
  unsetEnvInLaterLayer,
  sourcesBeforeDependencies,
  mergeAdjacentCopy,
  packageCacheMount,
  removeUsrSrc,
  removeSignatureFile,
];
