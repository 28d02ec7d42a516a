import type { Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';

export const useraddNoLogInit: Rule = {
  id: 'useradd-no-log-init',
  group: 'user',
  severity: 'warning',
  default: true,
  fix: 'safe',
  aliases: ['DL3046'],
  summary: '`useradd` with a large number and without `--no-log-init`.',
  why: 'useradd reserves a place in the log of logins for every number up to that one: a file that looks gigabytes large and is packed into the layer.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const command of run.shell().commands) {
        const { name, nameWord, args } = command;
        if (name !== 'useradd') continue;
        const words = args.map(({ text }) => text);
        if (words.some((word) => word === '--no-log-init' || /^-[a-zA-Z]*l[a-zA-Z]*$/.test(word))) continue;
        const at = words.findIndex((word) => /^(--uid|-[a-zA-Z]*u)$/.test(word));
        const id =
          words.find((word) => /^(--uid=|-u)\d/.test(word))?.replace(/^(--uid=|-u)/, '') ??
          (at === -1 ? '' : words[at + 1]);
        if (!/^\d{6,}$/.test(id ?? '')) continue;
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
