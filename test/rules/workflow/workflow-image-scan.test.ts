import { workflowImageScan } from '../../../src/rules/workflow/workflow-image-scan.ts';
import { yamlCases } from '../../support/rule-cases.ts';

const steps = (...lines: readonly string[]): string =>
  `jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n${lines.map((line) => `      ${line}\n`).join('')}`;
const ACTION = ['- uses: docker/build-push-action@v6', '  with:', '    push: true'] as const;

yamlCases(workflowImageScan, {
  fires: [
    {
      name: 'an action',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n',
      lines: [5],
    },
    {
      name: 'a command with a secret in it',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker push ${{ secrets.REGISTRY }}/app\n',
      lines: [5],
    },
    {
      name: 'scanners that are only spoken of',
      yaml: steps(...ACTION, '- run: echo trivy; echo docker scout; docker images; trivyx image y'),
      lines: [5],
    },
  ],
  silent: [
    {
      name: 'scanned by an action',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n      - uses: aquasecurity/trivy-action@0.28.0\n',
    },
    {
      name: 'by a command',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: grype me/app:1 && docker push me/app:1\n',
    },
    {
      name: 'by Docker',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker push me/app:1\n      - uses: docker/scout-action@v1\n',
    },
    {
      name: 'in a called workflow',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker push me/app:1\n  scan:\n    uses: ./.github/workflows/container-scan.yml\n',
    },
    {
      name: 'not pushed',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: false\n',
    },
    ...['run: trivy image x', 'run: snyk container test x', 'run: docker scout cves x', 'run: docker scan x'].map(
      (line) => ({
        name: line,
        yaml: steps(...ACTION, `- ${line}`),
      }),
    ),
  ],
});
