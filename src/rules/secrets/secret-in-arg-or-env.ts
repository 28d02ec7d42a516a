import type { Rule } from '../rule.ts';
import { harmlessValue, namesCredential } from '../support/credential-names.ts';

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
        if (!namesCredential(key)) continue;
        if (instruction.keyword === 'ENV' && (value === undefined || value === '')) continue;
        if (value !== undefined && value !== '' && harmlessValue(value)) continue;
        yield {
          range: keyRange,
          message: `\`${key}\` looks like a credential and stays readable in the image; pass it with \`RUN --mount=type=secret\` at build time, or at run time.`,
        };
      }
    }
  },
};
