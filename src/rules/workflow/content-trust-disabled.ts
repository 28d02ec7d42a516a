import { pushesOf } from '../../workflow/pushes.ts';
import type { WorkflowRule } from '../rule.ts';

export const contentTrustDisabled: WorkflowRule = {
  id: 'content-trust-disabled',
  group: 'workflow',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['CIS-DI-0005', 'CIS-DI-0002'],
  summary: 'docker pushes an image without content trust.',
  why: 'With DOCKER_CONTENT_TRUST=1 docker signs what it pushes and takes only what is signed. Content trust is being retired: for new work a signature by cosign does more.',
  *checkWorkflow({ file }) {
    const push = pushesOf(file).find(({ command }) => command?.name === 'docker');
    if (!push || /\bDOCKER_CONTENT_TRUST\b/.test(file.text)) return;
    yield {
      range: push.range,
      message: 'Set `DOCKER_CONTENT_TRUST: 1` for this workflow, so that docker signs the image.',
    };
  },
};
