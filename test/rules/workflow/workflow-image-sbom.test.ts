import { workflowImageSbom } from '../../../src/rules/workflow/workflow-image-sbom.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(workflowImageSbom, {
  fires: [
    {
      name: 'an action',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n',
      lines: [5],
    },
    {
      name: 'switched off',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          sbom: false\n',
      lines: [5],
    },
    {
      name: 'a command, once',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n          docker build -t x .\n          docker push x\n          docker push y\n',
      lines: [7],
    },
    {
      name: 'pushed at times',
      yaml: "jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: ${{ github.event_name != 'pull_request' }}\n",
      lines: [5],
    },
  ],
  silent: [
    {
      name: 'asked for',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          sbom: true\n',
    },
    {
      name: 'a flag',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker buildx build --sbom=true --push .\n',
    },
    {
      name: 'made by another step',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n      - uses: anchore/sbom-action@v0\n',
    },
    {
      name: 'made by a command',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker push me/app:1\n      - run: syft me/app:1 -o spdx-json\n',
    },
    {
      name: 'not pushed',
      yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: false\n',
    },
    { name: 'no images', yaml: 'jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n' },
  ],
});
