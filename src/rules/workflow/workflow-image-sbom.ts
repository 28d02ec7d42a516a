import type { WorkflowRule } from '../rule.ts';
import { type Care, firstPush, flagsOf } from '../support/yaml/workflow.ts';

export const workflowImageSbom: WorkflowRule = {
  id: 'workflow-image-sbom',
  group: 'workflow',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: [],
  summary: 'An image is pushed without a list of what is in it.',
  why: 'With a software bill of materials everybody can find out whether the next hole that becomes known is in the image.',
  *checkWorkflow({ file }) {
    yield* firstPush(
      file,
      CARE,
      'The image is pushed without a bill of materials; set `sbom: true` at the action, or `--sbom=true` at `docker buildx build`.',
    );
  },
};

const CARE: Care = {
  actions: /(^|[/-])sbom|^cyclonedx\/|slsa-framework\//,
  commands: /^(syft|cdxgen|bom)\b|^trivy .*\b(cyclonedx|spdx)|^docker (sbom|scout sbom)\b/,
  byItself(push) {
    const { step } = push;
    const asked = push.kind === 'action' ? [step.input('sbom')] : flagsOf(push, 'sbom');
    const attested = push.kind === 'action' ? [step.input('attests')] : flagsOf(push, 'attest');
    return (
      asked.some((value) => value !== undefined && value !== 'false') ||
      attested.some((value) => value?.includes('type=sbom'))
    );
  },
};
