import { accountCall } from '../../shell/accounts.ts';
import type { Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';

export const useraddNoLogInit: Rule = {
  id: 'useradd-no-log-init',
  group: 'user',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['useradd'],
  aliases: ['DL3046'],
  summary: '`useradd` with a large number and without `--no-log-init`.',
  why: 'useradd reserves a place in the log of logins for every number up to that one: a file that looks gigabytes large and is packed into the layer.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const command of run.shell().commands) {
        const { name, nameWord } = command;
        if (name !== 'useradd') continue;
        const options = accountCall(command)?.options;
        const id = options?.get('uid')?.value ?? '';
        if (options?.has('no-log-init') || !/^\d{6,}$/.test(id)) continue;
        yield {
          range: nameWord.range,
          message: `\`useradd\` with the number ${id} makes a huge log file; add \`--no-log-init\`.`,
          fix: {
            safety: 'safe',
            title: 'Add --no-log-init',
            edits: [insertAfter(run, command, nameWord, '--no-log-init')],
          },
        };
      }
    }
  },
};
