import type { Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';
import { isRubyDevelopment } from '../support/packages/ruby.ts';

export const bootsnapJobs: Rule = {
  id: 'bootsnap-jobs',
  group: 'packages-lang',
  severity: 'info',
  default: true,
  fix: 'safe',
  mentions: ['bootsnap'],
  aliases: ['tally/ruby/bootsnap-precompile-without-j1'],
  summary: '`bootsnap precompile` with several processes.',
  why: 'Its parallel mode crashes where a build for another processor is emulated.',
  *check({ file, image }) {
    const lock = image.readContext('Gemfile.lock');
    if (lock !== undefined && !/\bbootsnap\b/.test(lock)) return;
    for (const run of runs(file)) {
      const text = file.text.slice(run.range.start, run.range.end);
      if (isRubyDevelopment(run) || (text.includes('BUILDPLATFORM') && text.includes('TARGETPLATFORM'))) continue;
      for (const command of run.shell().commands) {
        const { name, args } = command;
        const precompile = args.find(({ text: word }) => word === 'precompile');
        const called =
          name === 'bootsnap' ||
          (/^bundler?$/.test(name ?? '') && args.some(({ text: word }) => /(^|\/)bootsnap$/.test(word)));
        if (!called || !precompile) continue;
        const jobs = args.map(({ text: word }) => word).join(' ');
        if (/(^| )(-j ?=?1|--jobs[ =]1)( |$)/.test(jobs)) continue;
        const json = run.form === 'exec' && !command.inside.includes('shell-c');
        const other = /(^| )(-j|--jobs)/.test(jobs);
        yield {
          range: { start: command.nameWord.range.start, end: precompile.range.end },
          message: '`bootsnap precompile` crashes in emulated builds when it uses several processes; add `-j 1`.',
          fix:
            json || other
              ? undefined
              : { safety: 'safe', title: 'Use one process', edits: [insertAfter(run, command, precompile, '-j 1')] },
        };
      }
    }
  },
};
