import type { Rule } from '../rule.ts';
import { copyThenChmod } from './copy-then-chmod.ts';
import { duplicatedLayer } from './duplicated-layer.ts';
import { mergeConsecutiveRun } from './merge-consecutive-run.ts';
import { packageIndexUpdateAlone } from './package-index-update-alone.ts';
import { removeExtractedArchive } from './remove-extracted-archive.ts';
import { removeTempDir } from './remove-temp-dir.ts';
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
];
