import type { Rule } from '../rule.ts';
import { bundleInstalls, environmentFix, settingHolds, valueAt } from '../support/packages/ruby.ts';

export const bundleWithoutDevelopment: Rule = {
  id: 'bundle-without-development',
  group: 'packages-lang',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  mentions: ['bundle'],
  aliases: ['tally/ruby/missing-bundle-without-development'],
  summary: '`bundle install` brings what only development needs.',
  why: 'Test frameworks and debuggers make the image larger and give an attacker more to work with.',
  *check({ file, image }) {
    const gemfile = image.readContext('Gemfile');
    if (gemfile !== undefined && !/\bdevelopment\b/.test(gemfile)) return;
    const test = /\bgroups?\b[^\n]{0,300}:test\b/.test(gemfile ?? '');
    const set = settingHolds(
      file,
      ({ key, value }) =>
        (key === 'without' && /\bdevelopment\b/.test(value)) || (key === 'only' && /\bproduction\b/.test(value)),
    );
    const fixed = new Set<unknown>();
    for (const { run, script, call } of bundleInstalls(file)) {
      const { command, flags } = call;
      if (/\bdevelopment\b/.test(valueAt(run, script, 'BUNDLE_WITHOUT') ?? '')) continue;
      if (/\bproduction\b/.test(valueAt(run, script, 'BUNDLE_ONLY') ?? '')) continue;
      if (set(run.stage, command.range.start)) continue;
      // `--without test development` names several groups.
      if (
        flags.some(({ name }) => name === '--without') &&
        command.args.some(({ text }) => /\bdevelopment\b/.test(text))
      )
        continue;
      const first = !fixed.has(run.stage) && !fixed.has(run.stage?.parent);
      fixed.add(run.stage);
      yield {
        range: { start: command.nameWord.range.start, end: (call.subcommandWord ?? command.nameWord).range.end },
        message:
          '`bundle install` also installs what only development needs; set `BUNDLE_WITHOUT=development` before it.',
        fix: first
          ? environmentFix(
              file,
              run,
              'Leave out development gems',
              `BUNDLE_WITHOUT="development${test ? ':test' : ''}"`,
            )
          : undefined,
      };
    }
  },
};
