import type { Instruction } from '../../dockerfile/model.ts';
import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { appendCommand } from '../support/commands/append-command.ts';
import { hasCacheMount } from '../support/packages/mounts.ts';
import { bundleInstalls } from '../support/packages/ruby.ts';

export const bundleCacheLeft: Rule = {
  id: 'bundle-cache-left',
  group: 'packages-lang',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  mentions: ['bundle'],
  aliases: ['tally/ruby/leftover-bundler-cache'],
  summary: 'What Bundler downloaded stays in the layer.',
  why: 'Downloaded gem files and the Git history of gems are of no use once they are installed, yet they stay in the layer.',
  *check({ file }) {
    const reported = new Set<unknown>();
    for (const { run, script, call } of bundleInstalls(file)) {
      if (run.stage?.ships === false || reported.has(run) || hasCacheMount(run, /bundle|gems?\b/)) continue;
      const from = call.command.range.start;
      const cleaned =
        packageCalls(script).some(
          ({ family, subcommand, command }) =>
            family === 'bundle' && subcommand === 'clean' && command.range.start > from,
        ) ||
        script.commands.some(
          ({ name, args, range }) =>
            /^(rm|find)$/.test(name ?? '') &&
            range.start > from &&
            args.some(({ text }) => /\.bundle|(^|\/)cache\b|\.git\b|\*\.gem/.test(text)),
        );
      if (cleaned) continue;
      reported.add(run);
      const clean = cleaning(run);
      const edit = clean === undefined ? undefined : appendCommand(file, run, clean);
      yield {
        range: {
          start: call.command.nameWord.range.start,
          end: (call.subcommandWord ?? call.command.nameWord).range.end,
        },
        message:
          'Bundler leaves its downloads in this layer; remove `~/.bundle` and the `cache` folder of the gems in the same RUN.',
        fix: edit ? { safety: 'unsafe', title: 'Remove the downloads in the same layer', edits: [edit] } : undefined,
      };
    }
  },
};

/** Undefined where nobody knows the folder of the gems. The `ruby` images set GEM_HOME and let Bundler install there. */
function cleaning(run: Instruction): string | undefined {
  if (run.state.variable('BUNDLE_PATH')) {
    return 'rm -rf ~/.bundle/ "${BUNDLE_PATH}"/ruby/*/cache "${BUNDLE_PATH}"/ruby/*/bundler/gems/*/.git';
  }
  return run.stage?.root.base.image?.repository === 'ruby'
    ? 'rm -rf ~/.bundle/ "${GEM_HOME}"/cache "${GEM_HOME}"/bundler/gems/*/.git'
    : undefined;
}
