import { beforeAll, expect, it } from '@jest/globals';
import { secretFileCopied } from '../../../src/rules/secrets/secret-file-copied.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

const SECRET_FILES = [
  '.env.production',
  'credentials',
  'credentials.yml',
  'credentials.yaml',
  'password.txt',
  'passwords.txt',
  'secret.yaml',
  'secrets.yml',
  'service-account-x.json',
  'a.p12',
  'b.kdbx',
  'privkey.pem',
  'private.key',
  'private-key.pem',
  'privatekey.pem',
  'my-tls.key.key',
  'tls_key.pem',
  'serverkey.pem',
  'a.b-client.key.pem',
  'tls.key',
  'server.key',
  'client.key',
  'ca-key.pem',
];
const HARMLESS_FILES = [
  'app.env',
  'my.env.production',
  '.env-x',
  '.env.default',
  '.env.defaults',
  '.env.test',
  '.env.schema',
  'id_rsa.default',
  'x-id_rsa',
  'credentials.go',
  'mycredentials',
  'server.key.txt',
  'server-key.pem.x',
  'monitor.key',
  'ca.key',
  'xprivkey.pem',
  'server.pem',
  'keyserver.txt',
  'server-key',
  'a.keys',
];

ruleCases(secretFileCopied, {
  fires: [
    { name: 'env file', dockerfile: 'FROM debian:12\nCOPY .env /app/\n', lines: [2] },
    { name: 'key store', dockerfile: 'FROM debian:12\nADD conf/server.jks /etc/\n', lines: [2] },
    { name: 'folder', dockerfile: 'FROM debian:12\nCOPY . /app\n', lines: [2], files: { '.env': 'A=b' } },
    { name: 'a private key by its name', dockerfile: 'FROM debian:12\nCOPY certs/server.key /etc/ssl/\n', lines: [2] },
    {
      name: 'a private key by its content',
      dockerfile: 'FROM debian:12\nCOPY ./certs/site.pem /etc/ssl/\n',
      lines: [2],
      files: { 'certs/site.pem': '-----BEGIN RSA PRIVATE KEY-----\n' },
    },
    {
      name: 'a file that a setting points at',
      dockerfile: 'FROM debian:12\nENV GOOGLE_APPLICATION_CREDENTIALS=/app/gcp.json\nCOPY gcp.json /app/\n',
      lines: [3],
    },
    {
      name: 'files whose name tells, also from another stage',
      dockerfile: `FROM debian:12\n${SECRET_FILES.map((name) => `COPY ${name} /x/\n`).join('')}COPY --from=y /y/.env /x/\nONBUILD COPY .env /x/\n`,
      lines: [...SECRET_FILES, '', ''].map((_, at) => at + 2),
    },
    {
      name: 'private keys of each kind, by their content',
      dockerfile: 'FROM debian:12\nCOPY ./a.pem /x/\nCOPY /b.key /x/\nCOPY .//c.pem /x/\nCOPY --chown=1 d/e.pem /x/\n',
      files: {
        'a.pem': '-----BEGIN PRIVATE KEY-----\n',
        'b.key': '-----BEGIN OPENSSH PRIVATE KEY-----\n',
        'c.pem': 'Key:\n-----BEGIN ENCRYPTED PRIVATE KEY-----\n',
        'd/e.pem': '-----BEGIN EC PRIVATE KEY-----\n',
      },
      lines: [2, 3, 4, 5],
    },
    {
      name: 'a whole folder, written in each way',
      dockerfile: 'FROM debian:12\nCOPY ./ /a\nADD / /b\nCOPY --chown=1 x . /c/\n',
      files: { 'sub/.env': 'A=b' },
      lines: [2, 3, 4],
    },
    ...[
      ['ARG AWS_CONFIG_FILE=/root/.aws/config', 'ADD config /root/.aws/'],
      ['ENV GOOGLE_APPLICATION_CREDENTIALS=/app/gcp.json', 'COPY other.json /app/gcp.json'],
      ['ENV GOOGLE_APPLICATION_CREDENTIALS=/app/gcp.json\nWORKDIR /app', 'COPY x gcp.json ./', 4],
      ['ENV GOOGLE_APPLICATION_CREDENTIALS=/gcp.json', 'COPY gcp.json /'],
      ['ENV HF_TOKEN_PATH=/app/hf', 'COPY . /app'],
      ['ENV HF_TOKEN_PATH=/app/hf', 'COPY ./ app'],
      ['ENV HF_TOKEN_PATH=/app/sub/hf', 'COPY / /app'],
    ].map(([setting, copy, line = 3]) => ({
      name: `${setting} and ${copy}`,
      dockerfile: `FROM debian:12\n${setting}\n${copy}\n`,
      lines: [Number(line)],
    })),
  ],
  silent: [
    {
      name: 'public keys and certificates',
      dockerfile: 'FROM debian:12\nCOPY docker.key ca.pem server-pub.key tls.pem /etc/\nCOPY tls.key /etc/\n',
      files: { 'tls.key': '-----BEGIN PUBLIC KEY-----\n' },
    },
    {
      name: 'a setting that points at what is mounted',
      dockerfile: 'FROM debian:12\nENV GOOGLE_APPLICATION_CREDENTIALS=/run/secrets/gcp.json\nCOPY app.js /app/\n',
    },
    { name: 'public half', dockerfile: 'FROM debian:12\nCOPY id_rsa.pub .env.example /x/\n' },
    { name: 'builder', dockerfile: 'FROM debian:12 AS b\nCOPY .env /x\nFROM a:1\nCOPY --from=b /a /a\n' },
    { name: 'ignored', dockerfile: 'FROM debian:12\nCOPY . /app\n', files: { '.env': 'A=b', '.dockerignore': '.env' } },
    { name: 'environment code', dockerfile: 'FROM debian:12\nCOPY src/credentials.go env.py /x/\n' },
    {
      name: 'names that only begin or end so',
      dockerfile: `FROM debian:12\nCOPY ${HARMLESS_FILES.join(' ')} /x/\n`,
    },
    {
      name: 'a place to copy to, other instructions',
      dockerfile:
        'FROM debian:12\nCOPY a /x/.env\nCMD [".env", "x"]\nVOLUME .env /x\nCOPY a .\nCOPY src/ /x\nCOPY .git /x\nCOPY --from=b . /x\n',
      files: { '.env': 'A=b' },
    },
    {
      name: 'a folder with files that are only named alike',
      dockerfile: 'FROM debian:12\nCOPY . /x\n',
      files: { 'my.env': '', '.env.d/x': '', 'id_rsa.pub': '' },
    },
    {
      name: 'the same path in another stage, a public file',
      dockerfile: 'FROM debian:12\nCOPY --from=b certs/a.pem /x/\nCOPY certs/b.pem /x/\n',
      files: { 'certs/a.pem': '-----BEGIN PRIVATE KEY-----\n', 'certs/b.pem': '-----BEGIN CERTIFICATE-----\n' },
    },
    {
      name: 'settings of other names, relative ones, other files',
      dockerfile:
        'FROM debian:12\nENV GOOGLE_APPLICATION_CREDENTIALS=gcp.json MY_HF_TOKEN_PATH=/app/gcp.json HF_TOKEN_PATH_X=/app/gcp.json\nLABEL HF_TOKEN_PATH=/app/gcp.json\nCOPY gcp.json /app/\n',
    },
    {
      name: 'other files, other folders, a file that only a command names',
      dockerfile:
        'FROM debian:12\nENV HF_TOKEN_PATH=/app/hf AWS_CONFIG_FILE=/c\nCOPY other /app/\nCOPY hf /apps/\nCOPY hf hf /ap\nCOPY x.git y/ /app/\nRUN cat hf /app/hf\n',
    },
    {
      name: 'in a stage that does not ship',
      dockerfile: 'FROM debian:12 AS b\nENV HF_TOKEN_PATH=/app/hf\nCOPY hf /app/\nFROM a:1\nCOPY --from=b /x /x\n',
    },
  ],
});

beforeAll(() => loadShellGrammar());

it('says what is copied, and shows the setting', () => {
  const dockerfile = 'FROM a:1\nENV HF_TOKEN_PATH=/app/hf\nCOPY hf /app/\nCOPY . /y\n';
  const problems = problemsOf(secretFileCopied, { name: '', dockerfile, files: { 'a/.netrc': '' } });
  expect(problems.map(({ message }) => message.split(/,|, which| and /)[0])).toEqual([
    'This puts `/app/hf` into the image',
    '`a/.netrc` is copied along',
  ]);
  expect(problems[0]?.related?.map(({ range }) => dockerfile.slice(range.start, range.end))).toEqual([
    'HF_TOKEN_PATH=/app/hf',
  ]);
});
