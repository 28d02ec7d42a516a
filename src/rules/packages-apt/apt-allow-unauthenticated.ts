import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const aptAllowUnauthenticated: Rule = {
  id: 'apt-allow-unauthenticated',
  group: 'packages-apt',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: ['CKV2_DOCKER_8', 'CIS-DI-0011'],
  summary: 'apt that takes unsigned packages.',
  why: 'A package that nobody signed can be anything, also what somebody on the way put there.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { family, flags } of packageCalls(run.shell())) {
        if (family !== 'apt') continue;
        for (const { name, value, word } of flags) {
          const option = /AllowUnauthenticated=(true|1|yes)/i.test(value ?? '');
          if (!option && name !== '--allow-unauthenticated' && name !== '--allow-insecure-repositories') continue;
          const flag = word.raw === name && !option;
          yield {
            range: word.range,
            message: `\`${flag ? name : value}\` takes packages without a signature; remove it and install the repository's key.`,
            fix: flag
              ? {
                  safety: 'unsafe',
                  title: 'Check signatures',
                  edits: [{ range: { start: word.range.start - 1, end: word.range.end }, text: '' }],
                }
              : undefined,
          };
        }
      }
    }
  },
};
