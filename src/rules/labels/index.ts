import type { Rule } from '../rule.ts';
import { labelDuplicateKey } from './label-duplicate-key.ts';
import { labelEmail } from './label-email.ts';
import { labelEmpty } from './label-empty.ts';
import { labelGitHash } from './label-git-hash.ts';
import { labelGitOverlap } from './label-git-overlap.ts';
import { labelGroup } from './label-group.ts';
import { labelKeyFormat } from './label-key-format.ts';
import { labelLicense } from './label-license.ts';
import { labelOrder } from './label-order.ts';
import { labelRequired } from './label-required.ts';
import { labelSemver } from './label-semver.ts';
import { labelStaleBaseDigest } from './label-stale-base-digest.ts';
import { labelTimestamp } from './label-timestamp.ts';
import { labelUnexpected } from './label-unexpected.ts';
import { labelUrl } from './label-url.ts';
import { labelValuePattern } from './label-value-pattern.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const labelsRules: readonly Rule[] = [
  labelKeyFormat,
  labelRequired,
  labelUnexpected,
  labelEmpty,
  labelUrl,
  labelTimestamp,
  labelGitHash,
  labelSemver,
  labelEmail,
  labelValuePattern,
  labelDuplicateKey,
  labelStaleBaseDigest,
  labelGitOverlap,
  labelLicense,
  labelGroup,
  labelOrder,
];
