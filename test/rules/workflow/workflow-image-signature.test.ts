import { workflowImageSignature } from '../../../src/rules/workflow/workflow-image-signature.ts';
import { yamlCases } from '../../support/rule-cases.ts';

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
  ],
});
