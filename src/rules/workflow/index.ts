import type { WorkflowRule } from '../rule.ts';
import { contentTrustDisabled } from './content-trust-disabled.ts';
import { workflowImageProvenance } from './workflow-image-provenance.ts';
import { workflowImageSbom } from './workflow-image-sbom.ts';
import { workflowImageScan } from './workflow-image-scan.ts';
import { workflowImageSignature } from './workflow-image-signature.ts';
import { workflowLiteralPassword } from './workflow-literal-password.ts';
import { workflowPasswordArgument } from './workflow-password-argument.ts';
import { workflowSecretBuildArg } from './workflow-secret-build-arg.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const workflowRules: readonly WorkflowRule[] = [
  workflowImageProvenance,
  workflowImageSbom,
  workflowImageSignature,
  workflowImageScan,
  contentTrustDisabled,
  workflowLiteralPassword,
  workflowPasswordArgument,
  workflowSecretBuildArg,
];
