import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadShellGrammar } from '../../src/shell/parser.ts';
import { parseWorkflow } from '../../src/workflow/parse.ts';
import { pushesOf } from '../../src/workflow/pushes.ts';

beforeAll(() => loadShellGrammar());

const PATH = '.github/workflows/x.yml';

describe('parseWorkflow', () => {
  it('reads jobs, steps, actions and scripts', () => {
    const { jobs } = parseWorkflow(
      PATH,
      'jobs:\n  a:\n    steps:\n      - uses: Docker/Build-Push-Action@v6\n        with: {push: true}\n      - run: make\n  b:\n    uses: x/y/.github/workflows/z.yml@v1\n',
    );
    expect(jobs.map(({ name, calls }) => [name, calls])).toEqual([
      ['a', undefined],
      ['b', 'x/y/.github/workflows/z.yml'],
    ]);
    const [first, second] = jobs[0]?.steps ?? [];
    expect([first?.action, first?.version, first?.input('push')]).toEqual(['docker/build-push-action', 'v6', 'true']);
    expect(second?.run?.text).toBe('make');
  });

  it.each(['', '- a', 'jobs: 1', 'jobs:\n  a:\n  b: []\n  c: {steps: 1}\n  d: {steps: [1, {uses: []}, {run: {}}]}\n'])(
    'is not hurt by %j',
    (text) => {
      expect(pushesOf(parseWorkflow(PATH, text))).toEqual([]);
    },
  );
});

describe('pushesOf', () => {
  it('finds pushes where they stand in a script', () => {
    const text =
      'jobs:\n  a:\n    steps:\n      - run: |\n          # docker push no\n          for t in a b; do\n            docker push "me/app:$t"\n          done\n          docker buildx build \\\n            --push -t ${{ env.TAG }} .\n          docker build -t push .\n';
    const pushes = pushesOf(parseWorkflow(PATH, text));
    expect(pushes.map(({ kind, range }) => [kind, text.slice(range.start, range.end)])).toEqual([
      ['push', 'docker push "me/app:$t"'],
      ['build', 'docker buildx build \\'],
    ]);
  });
});
