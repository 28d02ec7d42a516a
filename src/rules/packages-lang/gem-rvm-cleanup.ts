import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { appendCommand } from '../support/commands/append-command.ts';
import { runs } from '../support/instructions/instructions.ts';

export const gemRvmCleanup: Rule = {
  id: 'gem-rvm-cleanup',
  group: 'packages-lang',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['gem', 'rvm'],
  aliases: ['dockerfile_lint:no_gem_clean_all', 'dockerfile_lint:no_rvm_cleanup_all'],
  summary: 'Old gems or rubies stay in the layer.',
  why: 'What an installation replaced or only needed for compiling stays in the layer and is of no use later.',
  *check({ file }) {
    for (const run of runs(file)) {
      const script = run.shell();
      const rvm = script.commands.findLast(({ name, args }) => name === 'rvm' && args[0]?.value === 'install');
      const gem = packageCalls(script).findLast(
        ({ family, subcommand }) => family === 'gem' && subcommand === 'install',
      );
      const install = rvm ?? gem?.command;
      if (!install) continue;
      const cleaned = script.commands.some(
        ({ name, args, range }) =>
          range.start > install.range.start &&
          args[0]?.value === 'cleanup' &&
          ((name === 'gem' && !rvm) || (name === 'rvm' && args[1]?.value === 'all')),
      );
      if (cleaned) continue;
      const text = rvm ? 'rvm cleanup all' : 'gem cleanup';
      const edit = appendCommand(file, run, text);
      yield {
        range: install.range,
        message: `\`${rvm ? 'rvm' : 'gem'} install\` leaves what it no longer needs in this layer; end this RUN with \`${text}\`.`,
        fix: edit ? { safety: 'unsafe', title: 'Clean up in the same layer', edits: [edit] } : undefined,
      };
    }
  },
};
