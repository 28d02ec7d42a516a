import type { Stage } from '../../dockerfile/model.ts';
import { hasFlag } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { bundleInstalls, environmentFix, settingHolds, valueAt } from '../support/packages/ruby.ts';

export const bundleDeployment: Rule = {
  id: 'bundle-deployment',
  group: 'packages-lang',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  mentions: ['bundle'],
  aliases: ['tally/ruby/missing-bundle-deployment'],
  summary: '`bundle install` may resolve other versions than the lock file.',
  why: 'Only in deployment mode does Bundler stop when Gemfile.lock does not fit the Gemfile; otherwise it quietly installs other versions.',
  *check({ file }) {
    const set = settingHolds(file, ({ key, value }) => key === 'deployment' && value !== 'false');
    const fixed = new Set<unknown>();
    for (const { run, script, call } of bundleInstalls(file)) {
      const { command } = call;
      if (hasFlag(call, '--deployment') || /^(1|true)$/i.test(valueAt(run, script, 'BUNDLE_DEPLOYMENT') ?? ''))
        continue;
      if (set(run.stage, command.range.start)) continue;
      const first = !fixed.has(run.stage) && !fixed.has(run.stage?.parent);
      fixed.add(run.stage);
      yield {
        range: { start: command.nameWord.range.start, end: (call.subcommandWord ?? command.nameWord).range.end },
        message: '`bundle install` may leave the versions of `Gemfile.lock`; set `BUNDLE_DEPLOYMENT=1` before it.',
        fix:
          first && !needsGemsOnPath(run.stage)
            ? environmentFix(file, run, 'Install what the lock file says', 'BUNDLE_DEPLOYMENT="1"')
            : undefined,
      };
    }
  },
};

/**
 * In deployment mode gems lie in `vendor/bundle` unless a path is set, where only Bundler finds them: `rails server` and `ruby app.rb`
 * work with the image's own gem folder only. What an entry point starts stands in CMD.
 */
function needsGemsOnPath(stage: Stage | undefined): boolean {
  return (stage?.instructions ?? []).some((instruction) =>
    instruction.shell().commands.some(({ name = '', args }) => {
      if (name === 'ruby') return args.some(({ text }) => /\.rb$/.test(text));
      return PROGRAMS_OF_GEMS.test(name);
    }),
  );
}

const PROGRAMS_OF_GEMS =
  /^(rails|rake|rackup|puma|unicorn|thin|falcon|passenger|sidekiq|resque|jekyll|middleman|hanami|rspec|whenever|foreman|karafka|shoryuken)$/;
