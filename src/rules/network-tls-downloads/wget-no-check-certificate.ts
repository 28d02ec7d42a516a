import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions.ts';

export const wgetNoCheckCertificate: Rule = {
  id: 'wget-no-check-certificate',
  group: 'network-tls-downloads',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: ['CKV2_DOCKER_3', 'S4830'],
  summary: 'wget that does not check the server.',
  why: 'Without the check anybody on the way can put something else in place of what is downloaded, and it becomes part of the image.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { name, args } of run.shell().commands) {
        if (name !== 'wget') continue;
        for (const { raw, range } of args) {
          if (raw !== '--no-check-certificate') continue;
          yield {
            range,
            message:
              '`--no-check-certificate` does not check who wget talks to; remove it, and install the certificate authority if it is your own.',
            fix: {
              safety: 'unsafe',
              title: 'Check the certificate',
              edits: [{ range: { start: range.start - 1, end: range.end }, text: '' }],
            },
          };
        }
      }
    }
  },
};
