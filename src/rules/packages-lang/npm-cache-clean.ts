import type { Instruction } from '../../dockerfile/model.ts';
import { hasFlag, packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { appendCommand } from '../support/commands/append-command.ts';
import { isPlain } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';
import { hasCacheMount } from '../support/packages/mounts.ts';

export const npmCacheClean: Rule = {
  id: 'npm-cache-clean',
  group: 'packages-lang',
  severity: 'info',
  default: true,
  fix: 'safe',
  mentions: ['npm'],
  aliases: ['npmCacheCleanAfterInstall'],
  summary: 'npm keeps its download cache in the image.',
  why: 'The cache is never used again in the image, yet it stays in the layer.',
  *check({ file }) {
    for (const run of runs(file)) {
      if (run.stage?.ships === false || hasCacheMount(run, /npm/)) continue;
      const folder = run.state.variable('npm_config_cache') ?? run.state.variable('NPM_CONFIG_CACHE');
      if (folder?.value !== undefined && mounted(run, folder.value)) continue;
      const script = run.shell();
      const calls = packageCalls(script).filter(({ manager }) => manager === 'npm');
      const install = calls.findLast(({ subcommand }) => /^(install|add|ci)$/.test(subcommand ?? ''));
      if (!install || hasFlag(install, '--cache', '--dry-run')) continue;
      const from = install.command.range.start;
      const cleaned =
        calls.some(({ subcommand, command }) => subcommand === 'cache' && command.range.start > from) ||
        script.commands.some(
          ({ name, args, range }) =>
            name === 'rm' && range.start > from && args.some(({ text }) => /\.npm|_cacache/.test(text)),
        );
      if (cleaned) continue;
      const edit = isPlain(install.command) ? appendCommand(file, run, 'npm cache clean --force') : undefined;
      yield {
        range: {
          start: install.command.nameWord.range.start,
          end: install.subcommandWord?.range.end ?? install.command.nameWord.range.end,
        },
        message:
          'npm leaves its downloads in this layer; end this RUN with `npm cache clean --force`, or mount a cache on `/root/.npm`.',
        fix: edit ? { safety: 'safe', title: 'Clean the cache in the same layer', edits: [edit] } : undefined,
      };
    }
  },
};

/** Whether a cache is mounted on a folder. */
function mounted(run: Instruction, folder: string): boolean {
  return run.flags.some(
    ({ name, value = '' }) =>
      name === 'mount' &&
      /type=(cache|tmpfs)/.test(value) &&
      value.split(',').some((pair) => pair.endsWith(`=${folder}`)),
  );
}
