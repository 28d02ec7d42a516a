import type { Rule } from '../rule.ts';

export const secretInArgOrEnv: Rule = {
  id: 'secret-in-arg-or-env',
  group: 'secrets',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: [
    'DL3064',
    'SecretsUsedInArgOrEnv',
    'DS-0031',
    'Secrets Stored In Dockerfile,Passwords And Secrets',
    'secret-in-build-arg',
    'S6472',
    'CIS-DI-0010',
    'tally/ruby/secrets-in-arg-or-env',
    'tally/ruby/prefer-secret-mounts-for-build-credentials',
  ],
  summary: 'A credential in ARG or ENV.',
  why: 'Values of ARG and ENV can be read by everybody who has the image, with docker history or docker inspect.',
  *check({ file }) {
    for (const instruction of file.instructions) {
      if (instruction.keyword !== 'ARG' && instruction.keyword !== 'ENV') continue;
      for (const { key, keyRange, value } of instruction.pairs) {
        const words = key.toUpperCase().split('_');
        if (!words.some((word) => SECRET.has(word)) || words.some((word) => HARMLESS.has(word))) continue;
        if (instruction.keyword === 'ENV' && (value === undefined || value === '')) continue;
        if (/^(https?:\/\/|\/)/.test(value ?? '') || /^(true|false|\d{1,5})$/i.test(value ?? '')) continue;
        yield {
          range: keyRange,
          message: `\`${key}\` looks like a credential and stays readable in the image; pass it with \`RUN --mount=type=secret\` at build time, or at run time.`,
        };
      }
    }
  },
};

const SECRET = new Set([
  'APIKEY',
  'CREDENTIAL',
  'CREDENTIALS',
  'PASSWORD',
  'PASSWD',
  'PWORD',
  'SECRET',
  'TOKEN',
  'PASSPHRASE',
  'KEY',
  'AUTH',
]);
/** With one of these the name speaks of where, what kind or how long, or of something public. */
const HARMLESS = new Set([
  'PUBLIC',
  'FILE',
  'VERSION',
  'PATH',
  'DIR',
  'MODE',
  'SOCK',
  'URL',
  'URI',
  'ID',
  'NAME',
  'SIZE',
  'LENGTH',
  'TYPE',
  'HOST',
  'PORT',
  'GPG',
  'ENABLED',
  'EXPIRY',
  'TTL',
  'SERVER',
  'KEYSERVER',
  'ALGORITHM',
  'METHOD',
  'FINGERPRINT',
  'SHA256',
  'PROVIDER',
]);
