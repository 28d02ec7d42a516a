import { hardcodedSecretValue } from '../../../src/rules/secrets/hardcoded-secret-value.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(hardcodedSecretValue, {
  fires: [
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
  ],
  silent: [
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
