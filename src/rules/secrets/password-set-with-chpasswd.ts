import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const passwordSetWithChpasswd: Rule = {
  id: 'password-set-with-chpasswd',
  group: 'secrets',
  severity: 'error',
  default: true,
  fix: 'none',
  mentions: ['passwd'],
  aliases: ['CKV2_DOCKER_17'],
  summary: 'An account gets a password while the image is built.',
  why: 'Every container then has the same password, and its text or hash is in the image.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { name, args, range } of run.shell().commands) {
        const sets = name === 'chpasswd' || (name === 'passwd' && args.some(({ value }) => value === '--stdin'));
        if (!sets) continue;
        yield {
          range,
          message: `\`${name}\` gives an account a password that every copy of the image has; leave the account locked, or set it when the container starts.`,
        };
      }
    }
  },
};
