import { hasFlag, packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { isJson, removeWords } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';

export const aptForceYes: Rule = {
  id: 'apt-force-yes',
  group: 'packages-apt',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['force-yes'],
  aliases: ['CKV2_DOCKER_11', 'CIS-DI-0011'],
  summary: '`apt-get --force-yes`.',
  why: '--force-yes installs packages whose signature nobody checked, and downgrades others without asking.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const call of packageCalls(run.shell())) {
        if (call.family !== 'apt') continue;
        const answered = hasFlag(call, '-y', '--yes', '--assume-yes');
        for (const { name, word } of call.flags) {
          if (name !== '--force-yes') continue;
          const edit = answered
            ? removeWords(file, run, call.command, word)
            : { range: word.range, text: isJson(run, call.command) ? '"-y"' : '-y' };
          yield {
            range: word.range,
            message: `\`--force-yes\` accepts unsigned packages and downgrades; ${answered ? 'remove it, as `-y` is there' : 'use `-y`'}.`,
            fix: edit && { safety: 'unsafe', title: 'Only answer yes', edits: [edit] },
          };
        }
      }
    }
  },
};
