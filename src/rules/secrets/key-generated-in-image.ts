import type { ShellCommand } from '../../shell/model.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

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
      const { commands } = run.shell();
      let told = false;
      for (const command of commands) {
        const makes = makesKey(command);
        // What the key of a command above signs is told with that one.
        if ((!makes && (told || !usesKey(command))) || isDeleted(command, commands)) continue;
        told = true;
        yield {
          range: command.range,
          message: makes
            ? `\`${command.name}\` puts a private key into the image; make it when the container starts, or mount it.`
            : `\`${command.name}\` needs a private key while the image is built; sign elsewhere, or mount the key with \`RUN --mount=type=secret\`.`,
        };
      }
    }
  },
};

/** Whether a later command of the same RUN deletes the key: the host keys of `ssh-keygen -A`, or the file that the command names. */
function isDeleted({ name, args, range }: ShellCommand, commands: readonly ShellCommand[]): boolean {
  const after = (flag: string): string | undefined => args[args.findIndex(({ value }) => value === flag) + 1]?.text;
  const option = ['-keyout', '-out', '-f', '-keystore'].find((flag) => args.some(({ value }) => value === flag));
  const key = option === undefined ? undefined : after(option);
  const hostKeys = name === 'ssh-keygen' && args.some(({ value }) => value === '-A');
  return commands.some(
    (command) =>
      command.name === 'rm' &&
      command.range.start > range.start &&
      command.args.some(({ text }) => text === key || (hostKeys && text.includes('ssh_host_'))),
  );
}

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
      return has(/^-(new|newkey)$/) && !has(/^-key$/);
    case 'dsaparam':
    case 'ecparam':
      return has(/^-genkey$/);
    default:
      return false;
  }
}

/** Signs with a key or rewrites one that is there already. */
function usesKey({ name, args }: ShellCommand): boolean {
  const words = args.map(({ value }) => value ?? '');
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  if (name !== 'openssl') return false;
  switch (words[0]) {
    case 'req':
      return has(/^-(key|passin|passout)$/);
    case 'rsa':
    case 'ec':
    case 'pkey':
      return words.length > 1 && !has(/^-pubin$/);
    case 'x509':
      return has(/^-(signkey|key|CAkey)$/);
    default:
      return false;
  }
}
