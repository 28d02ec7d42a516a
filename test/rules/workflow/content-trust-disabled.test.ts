import { contentTrustDisabled } from '../../../src/rules/workflow/content-trust-disabled.ts';
import { yamlCases } from '../../support/rule-cases.ts';

const job = (run: string, more = ''): string =>
  `on: push\n${more}jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${run}\n`;

yamlCases(contentTrustDisabled, {
  fires: [{ name: 'docker pushes', yaml: job('docker push x/y'), lines: [6] }],
  silent: [
    { name: 'it is on', yaml: job('docker push x/y', 'env:\n  DOCKER_CONTENT_TRUST: 1\n') },
    { name: 'nothing is pushed', yaml: job('docker build .') },
    { name: 'another program pushes', yaml: job('podman push x/y') },
  ],
});
