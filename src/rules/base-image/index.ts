import type { Rule } from '../rule.ts';
import { baseImageEndOfLife } from './base-image-end-of-life.ts';
import { baseImageOutdated } from './base-image-outdated.ts';
import { baseImagePlatformMismatch } from './base-image-platform-mismatch.ts';
import { digestFreezesUpdates } from './digest-freezes-updates.ts';
import { fromArgDefaultInvalid } from './from-arg-default-invalid.ts';
import { fromArgUndeclared } from './from-arg-undeclared.ts';
import { fromPlatformConstant } from './from-platform-constant.ts';
import { fromPlatformRedundant } from './from-platform-redundant.ts';
import { imageReferenceMalformed } from './image-reference-malformed.ts';
import { noLatestTag } from './no-latest-tag.ts';
import { pinBaseImageDigest } from './pin-base-image-digest.ts';
import { pinBaseImageTag } from './pin-base-image-tag.ts';
import { pinCopyFromImage } from './pin-copy-from-image.ts';
import { registryAllowlist } from './registry-allowlist.ts';
import { registryHostInFrom } from './registry-host-in-from.ts';
import { tagAndDigestTogether } from './tag-and-digest-together.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const baseImageRules: readonly Rule[] = [
  fromPlatformRedundant,
  noLatestTag,
  pinBaseImageTag,
  pinCopyFromImage,
  pinBaseImageDigest,
  tagAndDigestTogether,
  digestFreezesUpdates,
  registryAllowlist,
  registryHostInFrom,
  fromPlatformConstant,
  fromArgUndeclared,
  fromArgDefaultInvalid,
  imageReferenceMalformed,
  baseImageEndOfLife,
  baseImagePlatformMismatch,
  baseImageOutdated,
];
