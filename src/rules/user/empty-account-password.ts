import type { ShellCommand } from '../../shell/model.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const emptyAccountPassword: Rule = {
  id: 'empty-account-password',
  group: 'user',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['DKL-LI-0001'],
  summary: 'An account gets an empty password.',
  why: 'Whoever can reach a login of the container comes in without one.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const command of run.shell().commands) {
        if (!emptiesPassword(command)) continue;
        yield {
          range: command.range,
          message: 'This leaves the account with an empty password; lock it with `passwd -l`, or give it none at all.',
        };
      }
    }
  },
};

function emptiesPassword({ name, args }: ShellCommand): boolean {
  if (name === 'passwd') return args.some(({ value }) => value === '-d' || value === '--delete');
  if (name === 'useradd' || name === 'usermod') {
    return args.some(
      ({ value }, at) =>
        value === '--password=' || ((value === '-p' || value === '--password') && args[at + 1]?.value === ''),
    );
  }
  // `s/root:[^:]*:/root::/` on the file that holds the hashes
  return (
    name === 'sed' &&
    args.some(({ text }) => /\/etc\/(shadow|passwd)$/.test(text)) &&
    args.some(({ text }) => /^s(.).*\1\^?[\w-]+::/.test(text))
  );
}
