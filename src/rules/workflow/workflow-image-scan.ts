import type { WorkflowRule } from '../rule.ts';
import { type Care, firstPush } from '../support/yaml/workflow.ts';

export const workflowImageScan: WorkflowRule = {
  id: 'workflow-image-scan',
  group: 'workflow',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: [],
  summary: 'An image is pushed without being searched for known holes.',
  why: 'Most holes of an image come with its base and packages and are known; a scanner in the workflow finds them before the image is out.',
  *checkWorkflow({ file }) {
    yield* firstPush(
      file,
      CARE,
      'The image is pushed without a scan; let `trivy`, `grype` or `docker scout` look at it in this workflow.',
    );
  },
};

const CARE: Care = {
  actions: /trivy|grype|snyk|scout|anchore\/scan|sysdig|clair|scan/,
  commands: /^(trivy|grype|snyk|clairctl|osv-scanner)\b|^docker (scout|scan)\b/,
};
