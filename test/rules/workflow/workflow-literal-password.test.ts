import { workflowLiteralPassword } from '../../../src/rules/workflow/workflow-literal-password.ts';
import { yamlCases } from '../../support/rule-cases.ts';

const steps = (...lines: readonly string[]): string =>
  `jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n${lines.map((line) => `      ${line}\n`).join('')}`;

yamlCases(workflowLiteralPassword, {
  fires: [
    {
      name: 'actions that log in',
      yaml: steps(
        '- uses: docker/login-action@v3',
        '  with:',
        '    registry: ghcr.io',
        '    username: me',
        '    password: "hunter2"',
        '- uses: Docker/Login-Action@0123abc',
        '  with: { username: me, password: 12345678 }',
        '- uses: redhat-actions/podman-login@v1',
        '  with: { password: hunter2 }',
      ),
      lines: [9, 11, 13],
    },
    {
      name: 'commands, with every way to write the option',
      yaml: steps(
        '- run: docker login -u me -p hunter2',
        '- run: |',
        '    set -e',
        '    podman login --username me \\',
        '      --password=hunter2 quay.io',
        '    docker login -phunter2 && docker login --password "hunter3"',
      ),
      lines: [5, 9, 10, 10],
    },
  ],
  silent: [
    {
      name: 'from a secret, an expression, a variable',
      yaml: steps(
        '- uses: docker/login-action@v3',
        '  with:',
        '    password: ${{ secrets.TOKEN }}',
        '- uses: docker/login-action@v3',
        '  with: { password: "${{ github.token }}" }',
        '- run: docker login -p ${{ secrets.TOKEN }} && docker login -p $TOKEN && docker login --password-stdin < f',
      ),
    },
    {
      name: 'empty, a placeholder, none',
      yaml: steps(
        '- uses: docker/login-action@v3',
        "  with: { password: '' }",
        '- uses: docker/login-action@v3',
        '  with: { password: dummy }',
        '- uses: docker/login-action@v3',
      ),
    },
    {
      name: 'a registry of the job itself',
      yaml: steps(
        '- uses: docker/login-action@v3',
        '  with: { registry: "localhost:5000", username: a, password: b }',
        '- run: docker login -u a -p b localhost:5000 && docker login -p b http://127.0.0.1:5000',
      ),
    },
    {
      name: 'other actions and commands',
      yaml: steps(
        '- uses: me/database@v1',
        '  with: { password: hunter2 }',
        '- run: docker run -p 80:80 login; docker build -p hunter2 .; mysql -phunter2 docker login',
      ),
    },
  ],
});
