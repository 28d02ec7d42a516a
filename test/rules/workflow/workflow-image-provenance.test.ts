import { workflowImageProvenance } from '../../../src/rules/workflow/workflow-image-provenance.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(workflowImageProvenance, {
  fires: [
    {
      name: 'switched off in the action',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          provenance: false\n',
      lines: [8],
      fixed:
        'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n',
    },
    {
      name: 'an action from before',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v3\n        with:\n          push: true\n',
      lines: [5],
    },
    {
      name: 'switched off in the command',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n          cd x\n          docker buildx build --provenance=false --push -t x .\n',
      lines: [7],
    },
    {
      name: 'by the environment',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: BUILDX_NO_DEFAULT_ATTESTATIONS=1 docker buildx build --push .\n',
      lines: [5],
    },
    {
      name: 'docker push, twice',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n          docker build -t x .\n          docker push x\n      - run: docker push y\n',
      lines: [7, 8],
    },
  ],
  silent: [
    {
      name: 'the default of the action',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n',
    },
    {
      name: 'the default of buildx',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker buildx build --push .\n',
    },
    {
      name: 'asked for',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          provenance: mode=max\n',
    },
    {
      name: 'not pushed',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: false\n          provenance: false\n',
    },
    {
      name: 'attested by another step',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker push me/app:1\n      - uses: actions/attest-build-provenance@v2\n',
    },
    {
      name: 'of an expression',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          provenance: ${{ inputs.p }}\n',
    },
    {
      name: 'pushes git only',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: git push\n',
    },
    {
      name: 'echoed',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo docker push x\n',
    },
  ],
});
