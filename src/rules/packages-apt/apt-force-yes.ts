import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const aptForceYes: Rule = {
  id: 'apt-force-yes',
  group: 'packages-apt',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: ['CKV2_DOCKER_11', 'CIS-DI-0011'],
  summary: '`apt-get --force-yes`.',
  why: '--force-yes installs packages whose signature nobody checked, and downgrades others without asking.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { family, flags } of packageCalls(run.shell())) {
        if (family !== 'apt') continue;
        for (const { name, word } of flags) {
          if (name !== '--force-yes') continue;
          yield {
            range: word.range,
            message: '`--force-yes` accepts unsigned packages and downgrades; use `-y`.',
            fix: { safety: 'unsafe', title: 'Only answer yes', edits: [{ range: word.range, text: '-y' }] },
          };
        }
      }
    }
  },
};
