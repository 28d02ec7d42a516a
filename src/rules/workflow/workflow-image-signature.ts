import type { WorkflowRule } from '../rule.ts';
import { type Care, firstPush } from '../support/yaml/workflow.ts';

export const workflowImageSignature: WorkflowRule = {
  id: 'workflow-image-signature',
  group: 'workflow',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: [],
  summary: 'An image is pushed without a signature.',
  why: 'Whoever can write to the registry can put another image in its place; a signature shows that it is yours.',
  *checkWorkflow({ file }) {
    yield* firstPush(
      file,
      CARE,
      'The image is pushed without a signature; sign its digest with `cosign sign`, or attest it with `actions/attest-build-provenance`.',
    );
  },
};

const CARE: Care = {
  actions: /^actions\/attest|slsa-framework\/slsa-github-generator|^notaryproject\/|(^|[/-])cosign(-sign|$)/,
  commands: /^(cosign|notation) (sign|attest)\b|^docker trust sign\b/,
};
