import { composePlaintextSecret } from '../../../src/rules/compose/compose-plaintext-secret.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composePlaintextSecret, {
  fires: [
    {
      name: 'a mapping',
      yaml: 'services:\n  a:\n    image: a:1\n    environment:\n      DB_PASSWORD: x9f\n      USER: me\n',
      lines: [5],
    },
    {
      name: 'a list',
      yaml: 'services:\n  a:\n    image: a:1\n    environment:\n      - API_TOKEN=abc\n      - A=b\n',
      lines: [5],
    },
    {
      name: 'a build argument',
      yaml: 'services:\n  a:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: abc\n',
      lines: [6],
    },
    {
      name: 'by its shape',
      yaml: 'services:\n  a:\n    image: a:1\n    environment:\n      URL: postgres://me:kfj38djs@db/x\n',
      lines: [5],
    },
    {
      name: 'an option of the command',
      yaml: 'services:\n  a:\n    image: a:1\n    command: redis-server --requirepass hunter2\n',
      lines: [4],
    },
    {
      name: 'an option in a list',
      yaml: 'services:\n  a:\n    image: a:1\n    command:\n      - --db-password=hunter2\n',
      lines: [5],
    },
    {
      name: 'two items',
      yaml: "services:\n  a:\n    image: a:1\n    command: [x, '--password', 'hunter2']\n",
      lines: [4],
    },
    {
      name: 'an anchor of two services, once',
      yaml: 'x-e: &e\n  DB_PASSWORD: x9f\nservices:\n  a:\n    environment: *e\n  b:\n    environment:\n      <<: *e\n',
      lines: [2],
    },
  ],
  silent: [
    {
      name: 'variables',
      yaml: 'services:\n  a:\n    image: a:1\n    environment:\n      A_PASSWORD: ${A}\n      B_PASSWORD: ${B:-x}\n      C_PASSWORD: $C\n',
    },
    {
      name: 'no value',
      yaml: 'services:\n  a:\n    image: a:1\n    environment:\n      - DB_PASSWORD\n      - X_PASSWORD=\n',
    },
    { name: 'a null', yaml: 'services:\n  a:\n    image: a:1\n    environment:\n      DB_PASSWORD:\n' },
    {
      name: 'a file',
      yaml: 'services:\n  a:\n    image: a:1\n    environment:\n      DB_PASSWORD_FILE: /run/secrets/db\n',
    },
    {
      name: 'a switch',
      yaml: "services:\n  a:\n    image: a:1\n    environment:\n      ALLOW_EMPTY_PASSWORD: 'yes'\n",
    },
    {
      name: 'secrets',
      yaml: 'services:\n  a:\n    image: a:1\n    secrets: [db_password]\nsecrets:\n  db_password:\n    file: ./db_password.txt\n',
    },
    {
      name: 'a variable in the command',
      yaml: 'services:\n  a:\n    image: a:1\n    command: redis-server --requirepass ${PASS}\n',
    },
    {
      name: 'an option without a value',
      yaml: 'services:\n  a:\n    image: a:1\n    command: x --password --verbose\n',
    },
    {
      name: 'words that only contain one',
      yaml: 'services:\n  a:\n    image: a:1\n    environment:\n      KEYCLOAK_USER: x\n      MONKEY: y\n',
    },
    {
      name: 'a keyword',
      yaml: 'services:\n  a:\n    image: a:1\n    environment:\n      KEY_PATH: x\n      TOKEN_ISSUER: me\n      SITE_KEY: abc\n',
    },
    {
      name: 'a placeholder',
      yaml: 'services:\n  a:\n    image: a:1\n    environment:\n      CLIENT_SECRET: <your-client-secret>\n',
    },
  ],
});
