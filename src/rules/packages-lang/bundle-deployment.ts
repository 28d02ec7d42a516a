import { hasFlag } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { bundleInstalls, environmentFix, settingHolds, valueAt } from '../support/packages/ruby.ts';

export const bundleDeployment: Rule = {
  id: 'bundle-deployment',
  group: 'packages-lang',
  severity: 'info',
  default: true,
  fix: 'unsafe',
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
        fix: first ? environmentFix(file, run, 'Install what the lock file says', 'BUNDLE_DEPLOYMENT="1"') : undefined,
      };
    }
  },
};
