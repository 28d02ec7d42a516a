import type { ShellCommand } from '../../shell/model.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions.ts';

export const keyGeneratedInImage: Rule = {
  id: 'key-generated-in-image',
  group: 'secrets',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['S6437'],
  summary: 'A private key is made while the image is built.',
  why: 'Everybody who has the image has the key, and all its containers share it.',
  *check({ file }) {
    for (const run of runs(file)) {
      if (run.stage?.ships === false) continue;
      for (const command of run.shell().commands) {
        if (!makesKey(command)) continue;
        yield {
          range: command.range,
          message: `\`${command.name}\` puts a private key into the image; make it when the container starts, or mount it.`,
        };
      }
    }
  },
};

function makesKey({ name, args }: ShellCommand): boolean {
  const words = args.map(({ value }) => value ?? '');
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  if (name === 'ssh-keygen') return !has(/^-[lFHRrkQ]/);
  if (name === 'keytool') return has(/^-(genkey|genkeypair|genseckey|gencert)$/);
  if (name !== 'openssl') return false;
  switch (words[0]) {
    case 'genrsa':
    case 'gendsa':
    case 'genpkey':
      return true;
    case 'req':
      return has(/^-(new|newkey|key|passin|passout)$/);
    case 'rsa':
    case 'ec':
    case 'pkey':
      return words.length > 1 && !has(/^-pubin$/);
    case 'x509':
      return has(/^-(signkey|key|CAkey)$/);
    case 'dsaparam':
      return has(/^-genkey$/);
    default:
      return false;
  }
}
