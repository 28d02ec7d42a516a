import { hasFlag, packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { isDevelopmentStage } from '../support/images/development-stage.ts';
import { runs } from '../support/instructions/instructions.ts';

export const composerNoDev: Rule = {
  id: 'composer-no-dev',
  group: 'packages-lang',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['composer'],
  aliases: ['tally/php/composer-no-dev-in-production'],
  summary: '`composer install` brings what only development needs.',
  why: 'Test frameworks and debuggers make the image larger and give an attacker more to work with.',
  *check({ file }) {
    for (const run of runs(file)) {
      if (isDevelopmentStage(run.stage)) continue;
      const script = run.shell();
      const inline = [...script.variables, ...script.commands.flatMap(({ assignments }) => assignments)];
      const settled =
        inline.find(({ name }) => name === 'COMPOSER_NO_DEV')?.value?.text ??
        run.state.variable('COMPOSER_NO_DEV')?.value;
      if (/^(1|true|yes|on)$/i.test(settled ?? '')) continue;
      for (const call of packageCalls(script)) {
        const { subcommandWord, command } = call;
        if (call.family !== 'composer' || call.subcommand !== 'install' || !subcommandWord || hasFlag(call, '--no-dev'))
          continue;
        yield {
          range: { start: command.nameWord.range.start, end: subcommandWord.range.end },
          message: '`composer install` also installs what only development needs; add `--no-dev`.',
          fix: {
            safety: 'unsafe',
            title: 'Leave out development packages',
            edits: [insertAfter(run, command, subcommandWord, '--no-dev')],
          },
        };
      }
    }
  },
};
