import { beforeAll, expect, it } from '@jest/globals';
import { hardcodedSecretValue } from '../../../src/rules/secrets/hardcoded-secret-value.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, ruleCases, scriptCases } from '../../support/rule-cases.ts';

ruleCases(hardcodedSecretValue, {
  fires: [
    { name: 'hexadecimal', dockerfile: 'FROM a:1\nENV KEYSTORE_PASS=a410a267b1404c949284dee25518a917\n', lines: [2] },
    {
      name: 'a random value behind a name',
      dockerfile:
        'FROM a:1\nENV DB_PASSWORD=Zx8#kL0!qPw9vBn3\nENV API_TOKEN Zx8kL0qPw9vBn3Rt\nRUN app --api-key="Zx8kL0qPw9vBn3Rt" x\n# secret: Zx8kL0qPw9vBn3Rt\n',
      lines: [2, 4, 5, 3],
    },
    {
      name: 'token',
      dockerfile: 'FROM debian:12\nRUN curl -H "Authorization: token ghp_0123456789abcdefghijABCDEFGHIJ012345" x\n',
      lines: [2],
    },
    {
      name: 'private key',
      dockerfile: 'FROM debian:12\nRUN echo "-----BEGIN RSA PRIVATE KEY-----\\nMIIE" > k\n',
      lines: [2],
    },
    { name: 'url', dockerfile: 'FROM debian:12\nRUN git clone https://bob:s3cr3tpass@git.example.org/x\n', lines: [2] },
    { name: 'comment', dockerfile: 'FROM debian:12\n# xoxb-123456789012-abcdefghijkl\nRUN x\n', lines: [2] },
    { name: 'ONBUILD', dockerfile: 'FROM debian:12\nONBUILD ENV A=AKIAIOSFODNN7ABCDEFQ\n', lines: [2] },
    {
      name: 'a value with a shape behind a name is told once, two values twice',
      dockerfile:
        'FROM a:1\nENV API_TOKEN=ghp_0123456789abcdefghijABCDEFGHIJ012345\nRUN app --api-key="Zx8kL0qPw9vBn3Rt" ghp_0123456789abcdefghijABCDEFGHIJ012345\nRUN app ghp_0123456789abcdefghijABCDEFGHIJ012345 --api-key="Zx8kL0qPw9vBn3Rt"\n',
      lines: [2, 3, 3, 4, 4],
    },
    {
      name: 'the same in the old form',
      dockerfile: 'FROM a:1\nENV HF_TOKEN hf_abcdefghijklmnopqrstuvwxyzABCDEFGH\nENV API_TOKEN Zx8kL0qPw9vBn3Rt\n',
      lines: [2, 3],
    },
  ],
  silent: [
    {
      name: 'nothing but zeros',
      dockerfile: `FROM a:1\nENV MTP_SECRET ${'0'.repeat(32)}\nENV MTP_SECRET=${'f0'.repeat(32)}\n`,
    },
    {
      name: 'words, paths, variables and digests behind such names',
      dockerfile:
        'FROM a:1\nENV DB_PASSWORD=correct-horse-battery API_TOKEN=/run/secrets/Zx8kL0qPw9vBn3 B_TOKEN=$Zx8kL0qPw9vBn3Rt C_TOKEN=sha256:Zx8kL0qPw9vBn3Rt\nENV SECRET_CLASS=com.acme.v1.SecretProvider2 CHANGE_TOKEN=ChangeMe12345678\n',
    },
    {
      name: 'variable in a url',
      dockerfile: 'FROM debian:12\nRUN git clone https://bob:$TOKEN@git.example.org/x https://${U}:${P}@h/\n',
    },
    {
      name: 'placeholder',
      dockerfile: 'FROM debian:12\nENV DB=postgres://user:password@db/x A=postgres://app:changeme@db/x\n',
    },
    { name: 'digest', dockerfile: 'FROM debian:12\nRUN echo 0123456789abcdef0123456789abcdef01234567 sha256:aaaa\n' },
    { name: 'example key', dockerfile: 'FROM debian:12\nENV A=AKIAIOSFODNN7EXAMPLE\n' },
    { name: 'public key', dockerfile: 'FROM debian:12\nRUN echo "-----BEGIN PUBLIC KEY-----"\n' },
  ],
});

const { check, ...ofScripts } = hardcodedSecretValue;

scriptCases(ofScripts, {
  fires: [{ name: 'an export', script: '#!/bin/sh\nexport API_TOKEN=Zx8kL0qPw9vBn3Rt\n', lines: [2] }],
  silent: [{ name: 'a variable', script: '#!/bin/sh\nexport API_TOKEN=${TOKEN_FROM_OUTSIDE}\n' }],
});

beforeAll(() => loadShellGrammar());

it('says what it looks like', () => {
  const dockerfile = 'FROM a:1\nENV API_TOKEN Zx8kL0qPw9vBn3Rt\n';
  expect(
    problemsOf(hardcodedSecretValue, { name: '', dockerfile }).map(({ message }) => message.split(';')[0]),
  ).toEqual(['This looks like a secret']);
});
