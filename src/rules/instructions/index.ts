import type { Rule } from '../rule.ts';
import { envSelfReference } from './env-self-reference.ts';
import { keyValueMalformed } from './key-value-malformed.ts';
import { legacyKeyValue } from './legacy-key-value.ts';
import { maintainerDeprecated } from './maintainer-deprecated.ts';
import { spaceBeforeEquals } from './space-before-equals.ts';
import { undefinedVariable } from './undefined-variable.ts';
import { unsupportedVariableModifier } from './unsupported-variable-modifier.ts';
import { workdirAbsolute } from './workdir-absolute.ts';
import { workdirUnquotedSpace } from './workdir-unquoted-space.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const instructionsRules: readonly Rule[] = [
  maintainerDeprecated,
  workdirAbsolute,
  workdirUnquotedSpace,
  envSelfReference,
  legacyKeyValue,
  spaceBeforeEquals,
  keyValueMalformed,
  undefinedVariable,
  unsupportedVariableModifier,
];
