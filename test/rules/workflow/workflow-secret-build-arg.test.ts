import { beforeAll, expect, it } from '@jest/globals';
import { workflowSecretBuildArg } from '../../../src/rules/workflow/workflow-secret-build-arg.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, yamlCases } from '../../support/rule-cases.ts';

const steps = (...lines: readonly string[]): string =>
  `jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n${lines.map((line) => `      ${line}\n`).join('')}`;

yamlCases(workflowSecretBuildArg, {
  fires: [
    {
      name: 'inputs of actions',
      yaml: steps(
        '- uses: docker/build-push-action@v6',
        '  with:',
        '    build-args: |',
        '      VERSION=1',
        '      NPM_TOKEN=${{ secrets.NPM_TOKEN }}',
        '      "PASS=${{secrets.DB_PASSWORD}}"',
        "      ${{ secrets.A && format('A_KEY={0}', secrets.A) || '' }}",
        '- uses: docker/build-push-action@v6',
        '  with: { build-args: "GITHUB_TOKEN=${{ github.token }}" }',
        '- uses: docker/bake-action@v6',
        '  with:',
        '    set: |',
        '      *.platform=linux/amd64',
        "      app.args.API_KEY=${{ secrets['API_KEY'] }}",
      ),
      lines: [9, 10, 11, 13, 18],
    },
    {
      name: 'commands, with the secret in the script and in the environment',
      yaml: `env:\n  A_TOKEN: \${{ secrets.A }}\n${steps(
        '- run: docker build --build-arg NPM_TOKEN=${{ secrets.NPM_TOKEN }} .',
        '- run: |',
        '    docker buildx build \\',
        '      --build-arg VERSION=1 \\',
        '      --build-arg=TOKEN="$B" \\',
        '      --build-arg A_TOKEN .',
        '  env:',
        '    B: ${{ secrets.B }}',
      )}`,
      lines: [7, 11, 12],
    },
  ],
  silent: [
    {
      name: 'no secrets',
      yaml: steps(
        '- uses: docker/build-push-action@v6',
        '  with:',
        '    build-args: |',
        '      TOKEN=${{ vars.TOKEN }}',
        '      SECRET_NAME=secrets.TOKEN',
        '    secrets: |',
        '      npm_token=${{ secrets.NPM_TOKEN }}',
        '- run: docker build --build-arg TOKEN=$TOKEN --secret id=x,env=X .',
        '  env: { TOKEN: "abc", X: "${{ secrets.X }}" }',
      ),
    },
    {
      name: 'what opens nothing, what everybody gets',
      yaml: steps(
        '- uses: docker/build-push-action@v6',
        '  with:',
        '    build-args: |',
        '      REGISTRY=${{ secrets.REGISTRY }}',
        '      DOCKER_USERNAME=${{ secrets.DOCKER_USERNAME }}',
        '      VITE_MAPS_API_KEY=${{ secrets.MAPS_API_KEY }}',
      ),
    },
    {
      name: 'other actions and commands',
      yaml: steps(
        '- uses: me/deploy@v1',
        '  with: { build-args: "TOKEN=${{ secrets.TOKEN }}" }',
        '- run: docker run -e TOKEN=${{ secrets.TOKEN }} x',
        '- run: echo docker; my-tool --build-argument TOKEN=${{ secrets.TOKEN }}',
      ),
    },
  ],
});

beforeAll(() => loadShellGrammar());

it('says how to pass it instead', () => {
  const yaml = steps(
    '- uses: docker/build-push-action@v6',
    '  with: { build-args: "A_TOKEN=${{ secrets.A }}" }',
    '- run: docker build --build-arg B_TOKEN=${{ secrets.B }} .',
  );
  const [action, command] = problemsOf(workflowSecretBuildArg, { name: '', dockerfile: yaml }).map(
    ({ message }) => message,
  );
  expect(action).toContain('`secrets:` of the action');
  expect(command).toContain('`--secret id=b_token,env=…`');
});
