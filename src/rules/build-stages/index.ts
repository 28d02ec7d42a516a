import type { Rule } from '../rule.ts';
import { argNotInStageScope } from './arg-not-in-stage-scope.ts';
import { copyFromEmptyStage } from './copy-from-empty-stage.ts';
import { copyFromOwnStage } from './copy-from-own-stage.ts';
import { copyFromStageIndex } from './copy-from-stage-index.ts';
import { copyFromUnknownStage } from './copy-from-unknown-stage.ts';
import { copyWholeFilesystem } from './copy-whole-filesystem.ts';
import { finalStageBuildTools } from './final-stage-build-tools.ts';
import { reservedStageName } from './reserved-stage-name.ts';
import { shellFormInScratch } from './shell-form-in-scratch.ts';
import { singleStageBuildTools } from './single-stage-build-tools.ts';
import { stageCycle } from './stage-cycle.ts';
import { stageDescriptionComment } from './stage-description-comment.ts';
import { stageNameInvalid } from './stage-name-invalid.ts';
import { stageNameLowercase } from './stage-name-lowercase.ts';
import { uniqueStageName } from './unique-stage-name.ts';
import { unreachableStage } from './unreachable-stage.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const buildStagesRules: readonly Rule[] = [
  copyFromOwnStage,
  uniqueStageName,
  unreachableStage,
  reservedStageName,
  stageNameLowercase,
  stageNameInvalid,
  copyFromUnknownStage,
  copyFromStageIndex,
  copyWholeFilesystem,
  argNotInStageScope,
  stageDescriptionComment,
  stageCycle,
  copyFromEmptyStage,
  shellFormInScratch,
  singleStageBuildTools,
  finalStageBuildTools,
];
