import { workflowPasswordArgument } from '../../../src/rules/workflow/workflow-password-argument.ts';
import { yamlCases } from '../../support/rule-cases.ts';

const steps = (...lines: readonly string[]): string =>
  `jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n${lines.map((line) => `      ${line}\n`).join('')}`;

yamlCases(workflowPasswordArgument, {
  fires: [
    {
      name: 'a variable and an expression, with every way to write the option',
      yaml: steps(
        '- run: docker login -u="$DOCKER_USERNAME" -p="$DOCKER_PASSWORD"',
        '- run: |',
        '    # docker login -p $TOKEN',
        '    podman login -p ${{ secrets.TOKEN }} \\',
        '      quay.io',
        '    if [ -n "$X" ]; then docker login --password="$(cat token)"; fi',
        '- run: docker login --password $TOKEN',
      ),
      lines: [5, 8, 10, 11],
    },
  ],
  silent: [
    {
      name: 'from standard input, by the action, a text',
      yaml: steps(
        '- run: echo $TOKEN | docker login -u me --password-stdin',
        '- uses: docker/login-action@v3',
        '  with: { password: "${{ secrets.TOKEN }}" }',
        '- run: docker login -p hunter2',
      ),
    },
    {
      name: 'other commands',
      yaml: steps('- run: docker run -p $PORT:80 login; docker compose -p $NAME up; echo docker login -p $TOKEN'),
    },
  ],
});
