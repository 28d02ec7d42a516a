import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { ShellCommand } from '../../shell/model.ts';
import { packageCalls } from '../../shell/packages.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { isDevelopmentStage } from '../support/images/development-stage.ts';
import { deleteInstruction, runs } from '../support/instructions/instructions.ts';

export const phpXdebugInImage: Rule = {
  id: 'php-xdebug-in-image',
  group: 'packages-lang',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['xdebug'],
  aliases: ['tally/php/no-xdebug-in-final-image'],
  summary: 'Xdebug is part of the shipped image.',
  why: 'Xdebug slows PHP down, shows its insides to visitors, and lets a debugger run code; it belongs into a stage for development.',
  *check({ file }) {
    for (const run of runs(file)) {
      if (run.stage !== file.target || isDevelopmentStage(run.stage)) continue;
      const script = run.shell();
      const calls = packageCalls(script);
      const packaged = calls.flatMap(({ subcommand, packages, command }) =>
        /^(install|add)$/.test(subcommand ?? '') && packages.some(({ text }) => /xdebug/i.test(text)) ? [command] : [],
      );
      // In a condition it is a choice that somebody makes for each build.
      const commands = script.commands.filter(
        (command) => !command.inside.includes('if') && (packaged.includes(command) || installs(command)),
      );
      const [first] = commands;
      if (!first) continue;
      const edit =
        commands.length === script.commands.length && commands.every(isOnly) ? wholeRun(file, run) : undefined;
      yield {
        range: first.range,
        message: 'This puts Xdebug into the shipped image; move it to a stage for development.',
        fix: edit ? { safety: 'unsafe', title: 'Leave out Xdebug', edits: [edit] } : undefined,
      };
    }
  },
};

const HELPERS = /^(docker-php-ext-(install|enable)|install-php-extensions|phpenmod)$/;

function installs({ name, args }: ShellCommand): boolean {
  const xdebug = args.some(({ text }) => /^xdebug(-|@|$)/i.test(text));
  return xdebug && (HELPERS.test(name ?? '') || (name === 'pecl' && args.some(({ value }) => value === 'install')));
}

/** Whether a command does nothing for other extensions or packages. */
function isOnly({ args }: ShellCommand): boolean {
  return args
    .filter(({ text }) => !text.startsWith('-') && !/^(install|add)$/.test(text))
    .every(({ text }) => /xdebug/i.test(text));
}

function wholeRun(file: Dockerfile, run: Instruction): TextEdit | undefined {
  return run.onbuild ? undefined : deleteInstruction(file, run);
}
