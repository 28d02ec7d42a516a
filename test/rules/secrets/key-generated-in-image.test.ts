import { beforeAll, expect, it } from '@jest/globals';
import { keyGeneratedInImage } from '../../../src/rules/secrets/key-generated-in-image.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

const KEYS = [
  'openssl genrsa 2048',
  'openssl gendsa p',
  'openssl genpkey -out k',
  'openssl req -new -out x',
  'openssl req -x509 -key k',
  'openssl req -in x -passin pass:y',
  'openssl rsa -in x-pubin',
  'openssl ec -in a',
  'openssl pkey -in a -out b',
  'openssl x509 -signkey k',
  'openssl x509 -in a -CA b -CAkey k',
  'openssl dsaparam -genkey 2048',
  'keytool -genkey -alias a',
  'keytool -genseckey',
  'keytool -gencert',
  'ssh-keygen -t ed25519 -f /k',
  'ssh-keygen -t rsa -C a-l',
  'rm /etc/ssh/ssh_host_*; ssh-keygen -A',
  'ssh-keygen -A && ls /etc/ssh/ssh_host_*',
  'ssh-keygen -A && rm /x',
  'openssl genrsa -out /k && rm /etc/ssh/ssh_host_*',
  'ssh-keygen -f /k && rm /etc/ssh/ssh_host_*',
  'foo -A && openssl genrsa && rm ssh_host_x',
];
const NO_KEYS = [
  "ssh-keygen -f /k -N '' && rm /k",
  'keytool -genkeypair -keystore /k && rm /k',
  'openssl pkey -pubin -in a',
  'openssl rsa',
  'openssl ec',
  'openssl pkey',
  'openssl x509 -in a -CAkeyform DER -x-key b',
  'openssl ecparam -name x',
  'openssl dsaparam -genkeys x-genkey',
  'openssl rand 1',
  'openssl req -in x-new -newhdr',
  'openssl dgst -new -genkey',
  'keytool -importcert -alias x-genkey',
  'keytool -genkeypass',
  'foo genrsa; bar req -new',
  'openssl',
  'ssh-keygen -t rsa -f k -A && rm -f ssh_host_rsa_key',
];

ruleCases(keyGeneratedInImage, {
  fires: [
    {
      name: 'each key once, not what it signs',
      dockerfile:
        'FROM a:1\nRUN openssl genrsa -out ca.key \\\n && openssl req -new -x509 -key ca.key -out ca.crt \\\n && openssl genrsa -out s.key \\\n && openssl req -new -key s.key -out s.csr \\\n && openssl x509 -req -in s.csr -CA ca.crt -CAkey ca.key\nRUN openssl x509 -req -in s.csr -CA ca.crt -CAkey ca.key\n',
      lines: [2, 4, 7],
    },
    { name: 'ecparam', dockerfile: 'FROM a:1\nRUN openssl ecparam -genkey -name prime256v1\n', lines: [2] },
    {
      name: 'openssl',
      dockerfile: 'FROM debian:12\nRUN openssl req -x509 -newkey rsa:2048 -keyout a -out b\n',
      lines: [2],
    },
    { name: 'keytool', dockerfile: 'FROM debian:12\nRUN keytool -genkeypair -alias a\n', lines: [2] },
    {
      name: 'another file is deleted',
      dockerfile: 'FROM debian:12\nRUN openssl req -newkey rsa:2048 -keyout /a.key -out /b.csr && rm /b.csr\n',
      lines: [2],
    },
    {
      name: 'each way to make a key, or to bring one',
      dockerfile: `FROM a:1\n${KEYS.map((line) => `RUN ${line}\n`).join('')}`,
      lines: KEYS.map((_, at) => at + 2),
    },
  ],
  silent: [
    {
      name: 'host keys that are deleted again',
      dockerfile: 'FROM debian:12\nRUN ssh-keygen -A && x && rm -f /etc/ssh/ssh_host_*_key*\n',
    },
    {
      name: 'a key that is deleted again',
      dockerfile: 'FROM debian:12\nRUN openssl genrsa -out /tmp/a.key 2048 && x && rm /tmp/a.key\n',
    },
    {
      name: 'fingerprint',
      dockerfile:
        'FROM debian:12\nRUN ssh-keygen -l -f x && ssh-keygen -R host && openssl x509 -in a && openssl version\n',
    },
    { name: 'builder', dockerfile: 'FROM debian:12 AS b\nRUN openssl genrsa 2048\nFROM a:1\nCOPY --from=b /a /a\n' },
    ...NO_KEYS.map((line) => ({ name: line, dockerfile: `FROM a:1\nRUN ${line}\n` })),
  ],
});

beforeAll(() => loadShellGrammar());

it('says of a key that is there already that it is needed, not made', () => {
  const [first] = problemsOf(keyGeneratedInImage, {
    name: '',
    dockerfile: 'FROM a:1\nRUN openssl x509 -req -in a -signkey /k\n',
  });
  expect(first?.message).toBe(
    '`openssl` needs a private key while the image is built; sign elsewhere, or mount the key with `RUN --mount=type=secret`.',
  );
});
