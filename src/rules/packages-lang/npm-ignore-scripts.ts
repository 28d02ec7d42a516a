import { hasFlag, packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';

export const npmIgnoreScripts: Rule = {
  id: 'npm-ignore-scripts',
  group: 'packages-lang',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['npm', 'yarn'],
  aliases: ['S6505'],
  summary: 'Packages may run their own scripts while they are installed.',
  why: 'An install script of any package, however deep in the tree, runs with the rights of the build. Modules in C++ need theirs, so this is off unless asked for.',
  *check({ file, image }) {
    if (/^[ \t]*ignore-scripts[ \t]*=[ \t]*true\b/m.test(image.readContext('.npmrc') ?? '')) return;
    for (const run of runs(file)) {
      const script = run.shell();
      const inline = [...script.variables, ...script.commands.flatMap(({ assignments }) => assignments)];
      const value = (name: string): string =>
        inline.find((variable) => variable.name === name)?.value?.text ?? run.state.variable(name)?.value ?? '';
      for (const call of packageCalls(script)) {
        const { manager, subcommand, subcommandWord, command } = call;
        const yarn = manager === 'yarn';
        if (yarn ? !/^(install|)$/.test(subcommand ?? '') : !/^p?npm$/.test(manager) || !INSTALL.test(subcommand ?? ''))
          continue;
        if (yarn && !subcommandWord && hasFlag(call, '--version', '-v', '--help', '-h')) continue;
        if (hasFlag(call, '--ignore-scripts')) continue;
        if (yarn && value('YARN_ENABLE_SCRIPTS') === 'false') continue;
        if (/^true$/i.test(value('npm_config_ignore_scripts') || value('NPM_CONFIG_IGNORE_SCRIPTS'))) continue;
        const word = subcommandWord ?? command.nameWord;
        yield {
          range: { start: command.nameWord.range.start, end: word.range.end },
          message: `\`${manager}\` runs the install scripts of all packages; add \`--ignore-scripts\` if none of them needs its own.`,
          fix: {
            safety: 'unsafe',
            title: 'Run no install scripts',
            edits: [insertAfter(run, command, word, '--ignore-scripts')],
          },
        };
      }
    }
  },
};

/** Synonyms and the misspellings that npm accepts. */
const INSTALL =
  /^(install|ci|add|clean-install|ic|install-clean|isntall-clean|in|ins|inst|insta|instal|isnt|isnta|isntal|isntall)$/;
