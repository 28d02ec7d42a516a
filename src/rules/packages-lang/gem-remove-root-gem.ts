import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { appendCommand } from '../support/commands/append-command.ts';
import { runs } from '../support/instructions/instructions.ts';

export const gemRemoveRootGem: Rule = {
  id: 'gem-remove-root-gem',
  group: 'packages-lang',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['gem'],
  aliases: ['gemUpdateSystemRmRootGem'],
  summary: '`gem update` leaves its folder /root/.gem.',
  why: 'What gem downloaded stays in the layer and is of no use later.',
  *check({ file }) {
    for (const run of runs(file)) {
      const script = run.shell();
      const update = packageCalls(script).findLast(
        ({ family, subcommand }) => family === 'gem' && subcommand === 'update',
      );
      if (!update) continue;
      const { range, nameWord } = update.command;
      const removed = script.commands.some(
        (command) =>
          command.name === 'rm' &&
          command.range.start > range.start &&
          command.args.some(({ text }) => /\.gem\b/.test(text)),
      );
      if (removed) continue;
      const edit = appendCommand(file, run, 'rm -rf /root/.gem');
      yield {
        range: { start: nameWord.range.start, end: update.subcommandWord?.range.end ?? nameWord.range.end },
        message: '`gem update` leaves `/root/.gem` in this layer; end this RUN with `rm -rf /root/.gem`.',
        fix: edit ? { safety: 'unsafe', title: 'Remove what gem downloaded', edits: [edit] } : undefined,
      };
    }
  },
};
