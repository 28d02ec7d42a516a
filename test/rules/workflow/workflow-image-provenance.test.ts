import { beforeAll, expect, it } from '@jest/globals';
import { workflowImageProvenance } from '../../../src/rules/workflow/workflow-image-provenance.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, yamlCases } from '../../support/rule-cases.ts';

const steps = (...lines: readonly string[]): string =>
  `jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n${lines.map((line) => `      ${line}\n`).join('')}`;

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
    {
      name: 'versions of the action from before, written in each way',
      yaml: steps(
        '- uses: docker/build-push-action@3.1',
        '  with: { push: true }',
        '- uses: docker/build-push-action@v1',
        '  with: { push: true, provenance: true }',
      ),
      lines: [5, 8],
    },
    {
      name: 'what has such names but attests nothing',
      yaml: steps(
        '- run: docker push x',
        '- uses: me/actions/attest@v1',
        '- uses: actions/attest-sbom@v2',
        '- run: echo cosign attest; echo docker slsa-x; notation attestx',
      ),
      lines: [5],
    },
    {
      name: 'another variable, and another flag',
      yaml: steps('- run: A=1 docker buildx build --provenance=false --push .'),
      lines: [5],
    },
    {
      name: 'the only input in a flow, which stays',
      yaml: steps('- uses: docker/build-push-action@v6', '  with: { push: true, provenance: false }'),
      lines: [6],
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
    {
      name: 'the first version that attests, a branch, a commit, a version of many digits',
      yaml: steps(
        ...['v4', 'v4.1.0', 'master', '3ab0db9d5cb1ed4b3b1e1b1a2a3f4c5d6e7f8a9b', 'v10', 'dev1.0', 'v20240101'].flatMap(
          (version) => [`- uses: docker/build-push-action@${version}`, '  with: { push: true }'],
        ),
      ),
    },
    { name: 'another variable', yaml: steps('- run: A=1 docker buildx build --push .') },
    ...['uses: actions/attest@v2', 'run: cosign attest x', 'run: docker x; slsa-provenance generate'].map((line) => ({
      name: line,
      yaml: steps('- run: docker push x', `- ${line}`),
    })),
  ],
});

beforeAll(() => loadShellGrammar());

it('says what each kind of push lacks', () => {
  const yaml = steps(
    '- run: docker push x',
    '- uses: docker/build-push-action@v3',
    '  with: { push: true }',
    '- uses: docker/build-push-action@v3',
    '  with: { push: true, provenance: false }',
    '- run: docker buildx build --provenance=false --push .',
  );
  expect(
    problemsOf(workflowImageProvenance, { name: '', dockerfile: yaml }).map(({ message }) => message.split(/[;,]/)[0]),
  ).toEqual([
    'What is pushed here says nothing of how it was built',
    'This version of the action attests nothing',
    'The image is pushed without provenance',
    'The image is pushed without provenance',
  ]);
});
