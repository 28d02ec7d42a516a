import type { Rule } from '../rule.ts';
import { fromPlatformRedundant } from './from-platform-redundant.ts';
import { noLatestTag } from './no-latest-tag.ts';
import { pinBaseImageTag } from './pin-base-image-tag.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const baseImageRules: readonly Rule[] = [fromPlatformRedundant, noLatestTag, pinBaseImageTag];
