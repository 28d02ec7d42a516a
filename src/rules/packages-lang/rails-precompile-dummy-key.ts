import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';
import { isRubyDevelopment, valueAt } from '../support/packages/ruby.ts';

export const railsPrecompileDummyKey: Rule = {
  id: 'rails-precompile-dummy-key',
  group: 'packages-lang',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['precompile'],
  aliases: ['tally/ruby/asset-precompile-without-dummy-key'],
  summary: 'Assets are compiled with the real secret key, or not at all.',
  why: 'Rails wants a secret key to start. Without one the build fails, and a real one would stay in the image; a dummy is enough for compiling assets.',
  *check({ file, image }) {
    const old = /^ {4}rails \((?:[0-6]\.|7\.0\.)/m.test(image.readContext('Gemfile.lock') ?? '');
    for (const run of runs(file)) {
      if (isRubyDevelopment(run)) continue;
      const script = run.shell();
      for (const command of script.commands) {
        const { name, args, wrappers, range, assignments } = command;
        if (!/^(rails|rake|bundle|bundler)$/.test(name ?? '') || !args.some(({ text }) => text === 'assets:precompile'))
          continue;
        if (
          KEYS.some((key) => valueAt(run, script, key)) ||
          run.flags.some(({ name: flag, value = '' }) => flag === 'mount' && SECRET.test(value))
        )
          continue;
        if (
          assignments.some(
            (given) => given.name === 'RAILS_ENV' && /^(development|test)$/.test(given.value?.text ?? ''),
          )
        )
          continue;
        yield {
          range,
          message:
            '`assets:precompile` needs a secret key; put `SECRET_KEY_BASE_DUMMY=1` in front of it, so that no real one is needed.',
          fix:
            run.form === 'shell' && wrappers.length === 0
              ? {
                  safety: old ? 'unsafe' : 'safe',
                  title: 'Compile with a dummy key',
                  edits: [{ range: { start: range.start, end: range.start }, text: 'SECRET_KEY_BASE_DUMMY=1 ' }],
                }
              : undefined,
        };
      }
    }
  },
};

const KEYS = ['SECRET_KEY_BASE_DUMMY', 'SECRET_KEY_BASE', 'RAILS_MASTER_KEY'];
const SECRET = /type=secret.{0,300}(rails_master_key|secret_key_base|master\.key)/i;
