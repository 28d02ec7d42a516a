import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';
import { hasCacheMount } from '../support/packages/mounts.ts';
import { isBundleInstall } from '../support/packages/ruby.ts';

export const installWithoutNetwork: Rule = {
  id: 'install-without-network',
  group: 'packages-lang',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['tally/ruby/prefer-network-none-install'],
  summary: '`bundle install` could do without the network.',
  why: 'When fetching and installing are two steps, the second needs no network, so no install script of a gem can call out.',
  *check({ file }) {
    const syntax = file.directives.find(({ name }) => name === 'syntax')?.value ?? '';
    if (!/^docker\/dockerfile:1/.test(syntax)) return;
    for (const run of runs(file)) {
      const call = packageCalls(run.shell()).find(isBundleInstall);
      if (!call || run.flags.some(({ name, value }) => name === 'network' && value === 'none')) continue;
      const bound = run.flags.flatMap(({ name, value = '' }) =>
        name === 'mount' && /type=bind/.test(value) ? [value] : [],
      );
      const both =
        bound.some((value) => /Gemfile(,|$)/.test(value)) && bound.some((value) => /Gemfile\.lock/.test(value));
      if (!both || !hasCacheMount(run, /bundle|gem/)) continue;
      yield {
        range: {
          start: call.command.nameWord.range.start,
          end: (call.subcommandWord ?? call.command.nameWord).range.end,
        },
        message:
          'This RUN could be two: one that fetches (`bundle cache --no-install`), and `RUN --network=none … bundle install --local`.',
      };
    }
  },
};
