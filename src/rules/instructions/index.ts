import type { Rule } from '../rule.ts';
import { blankLineInContinuation } from './blank-line-in-continuation.ts';
import { debugModeEnabled } from './debug-mode-enabled.ts';
import { directiveDuplicated } from './directive-duplicated.ts';
import { directiveLowercase } from './directive-lowercase.ts';
import { directiveMisplaced } from './directive-misplaced.ts';
import { directiveValueInvalid } from './directive-value-invalid.ts';
import { emptyContinuationLine } from './empty-continuation-line.ts';
import { envSelfReference } from './env-self-reference.ts';
import { extraArguments } from './extra-arguments.ts';
import { fromFirst } from './from-first.ts';
import { keyValueMalformed } from './key-value-malformed.ts';
import { legacyKeyValue } from './legacy-key-value.ts';
import { maintainerDeprecated } from './maintainer-deprecated.ts';
import { missingArguments } from './missing-arguments.ts';
import { onbuildCopyAdd } from './onbuild-copy-add.ts';
import { onbuildForbiddenTrigger } from './onbuild-forbidden-trigger.ts';
import { onbuildUnknownTrigger } from './onbuild-unknown-trigger.ts';
import { parseError } from './parse-error.ts';
import { requiredInstructionMissing } from './required-instruction-missing.ts';
import { runHostNetwork } from './run-host-network.ts';
import { runInsecureSandbox } from './run-insecure-sandbox.ts';
import { runPrivilegedContainer } from './run-privileged-container.ts';
import { shellInstructionJson } from './shell-instruction-json.ts';
import { spaceBeforeEquals } from './space-before-equals.ts';
import { telemetryOptOut } from './telemetry-opt-out.ts';
import { undefinedVariable } from './undefined-variable.ts';
import { unknownInstruction } from './unknown-instruction.ts';
import { unknownOrBadFlag } from './unknown-or-bad-flag.ts';
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
  onbuildForbiddenTrigger,
  onbuildCopyAdd,
  fromFirst,
  unknownInstruction,
  parseError,
  missingArguments,
  extraArguments,
  unknownOrBadFlag,
  shellInstructionJson,
  emptyContinuationLine,
  directiveMisplaced,
  directiveDuplicated,
  directiveValueInvalid,
  directiveLowercase,
  requiredInstructionMissing,
  debugModeEnabled,
  runInsecureSandbox,
  runHostNetwork,
  runPrivilegedContainer,
  onbuildUnknownTrigger,
  blankLineInContinuation,
  telemetryOptOut,
];
