import { workflowImageSbom } from '../../../src/rules/workflow/workflow-image-sbom.ts';
import { yamlCases } from '../../support/rule-cases.ts';

const steps = (...lines: readonly string[]): string =>
  `jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n${lines.map((line) => `      ${line}\n`).join('')}`;
const ACTION = ['- uses: docker/build-push-action@v6', '  with:', '    push: true'] as const;

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
    {
      name: 'what only sounds like a list',
      yaml: steps(
        ...ACTION,
        '- uses: me/mysbom-x@v1',
        '- uses: me/cyclonedx/x@v1',
        '- run: echo syft; trivy image x; docker scout cves x; echo trivy cyclonedx; echo docker sbom',
      ),
      lines: [5],
    },
    { name: 'other attestations', yaml: steps(...ACTION, '    attests: type=provenance'), lines: [5] },
    {
      name: 'flags that say no',
      yaml: steps('- run: docker buildx build --sbom false --attest type=provenance --attest-x type=sbom --push .'),
      lines: [5],
    },
    { name: 'a flag that says no', yaml: steps('- run: docker buildx build --sbom=false --push .'), lines: [5] },
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
    {
      name: 'flags of the command',
      yaml: steps('- run: docker buildx build --sbom true --push .', '- run: docker buildx build --sbom --push .'),
    },
    { name: 'among the attestations', yaml: steps(...ACTION, '    attests: type=sbom,generator=x') },
    {
      name: 'a flag for attestations',
      yaml: steps('- run: docker buildx build --attest type=provenance --attest type=sbom --push .'),
    },
    ...[
      'uses: sbomify/github-action@v1',
      'uses: CycloneDX/gh-node-module-generatebom@v1',
      'run: trivy image --format cyclonedx x',
      'run: docker sbom x',
      'run: docker scout sbom x',
      'run: cdxgen -o x',
    ].map((line) => ({ name: line, yaml: steps(...ACTION, `- ${line}`) })),
  ],
});
