import { hasFlag, packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { appendCommand } from '../support/commands/append-command.ts';
import { isPlain } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';
import { hasCacheMount } from '../support/packages/mounts.ts';

export const yarnCacheClean: Rule = {
  id: 'yarn-cache-clean',
  group: 'packages-lang',
  severity: 'info',
  default: true,
  fix: 'safe',
  mentions: ['yarn'],
  aliases: ['DL3060', 'yarnCacheCleanAfterInstall'],
  summary: 'yarn keeps its download cache in the image.',
  why: 'The cache is never used again in the image, yet it stays in the layer.',
  *check({ file, image }) {
    // Newer versions of yarn keep their cache in the project.
    if (image.readContext('.yarnrc.yml') !== undefined) return;
    for (const run of runs(file)) {
      if (run.stage?.ships === false || hasCacheMount(run, /yarn|\.cache/i)) continue;
      const script = run.shell();
      const calls = packageCalls(script).filter(({ manager }) => manager === 'yarn');
      const install = calls.findLast(({ subcommand, subcommandWord, flags }) =>
        subcommandWord ? subcommand === 'install' : !flags.some(({ name }) => /^(-v|--version|-h|--help)$/.test(name)),
      );
      if (!install || hasFlag(install, '--cache-folder')) continue;
      const from = install.command.range.start;
      const cleaned =
        calls.some(
          ({ subcommand, packages, command }) =>
            subcommand === 'cache' && packages[0]?.value === 'clean' && command.range.start > from,
        ) ||
        script.commands.some(
          ({ name, args, range }) =>
            name === 'rm' &&
            range.start > from &&
            args.some(({ text }) => /\.cache|yarn cache dir|yarn-?cache/i.test(text)),
        );
      if (cleaned) continue;
      const edit = isPlain(install.command) ? appendCommand(file, run, 'yarn cache clean') : undefined;
      yield {
        range: {
          start: install.command.nameWord.range.start,
          end: install.subcommandWord?.range.end ?? install.command.nameWord.range.end,
        },
        message: 'yarn leaves its downloads in this layer; end this RUN with `yarn cache clean`, or mount a cache.',
        fix: edit ? { safety: 'safe', title: 'Clean the cache in the same layer', edits: [edit] } : undefined,
      };
    }
  },
};
