import { workflowImageSignature } from '../../../src/rules/workflow/workflow-image-signature.ts';
import { yamlCases } from '../../support/rule-cases.ts';

const steps = (...lines: readonly string[]): string =>
  `jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n${lines.map((line) => `      ${line}\n`).join('')}`;
const ACTION = ['- uses: docker/build-push-action@v6', '  with:', '    push: true'] as const;

yamlCases(workflowImageSignature, {
  fires: [
    {
      name: 'an action',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n',
      lines: [5],
    },
    {
      name: 'a command',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker push me/app:1\n',
      lines: [5],
    },
    {
      name: 'Podman',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: podman push me/app\n',
      lines: [5],
    },
    {
      name: 'the installer alone, and what only sounds like a signature',
      yaml: steps(
        ...ACTION,
        '- uses: sigstore/cosign-installer@v3',
        '- uses: me/actions/attest@v1',
        '- uses: me/notaryproject/x@v1',
        '- uses: me/mycosign@v1',
        '- run: echo cosign sign; cosign verify x; echo docker trust sign; cosign signature x',
      ),
      lines: [5],
    },
  ],
  silent: [
    {
      name: 'signed',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n      - run: cosign sign --yes me/app@${{ steps.build.outputs.digest }}\n',
    },
    {
      name: 'attested',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n      - uses: actions/attest-build-provenance@v2\n',
    },
    {
      name: 'signed in another job',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker push me/app:1\n  sign:\n    steps:\n      - run: notation sign me/app:1\n',
    },
    {
      name: 'not pushed',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: false\n',
    },
    ...[
      'uses: notaryproject/notation-action/sign@v1',
      'uses: me/cosign@v1',
      'uses: me/my-cosign-sign@v1',
      'uses: slsa-framework/slsa-github-generator/x@v1',
      'run: cosign attest x',
      'run: docker trust sign x',
    ].map((line) => ({ name: line, yaml: steps(...ACTION, `- ${line}`) })),
  ],
});
