import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { isDevelopmentStage } from '../support/images/development-stage.ts';
import { runs } from '../support/instructions/instructions.ts';
import { isBundleInstall } from '../support/packages/ruby.ts';

export const gemfileBindMount: Rule = {
  id: 'gemfile-bind-mount',
  group: 'packages-lang',
  severity: 'info',
  default: false,
  fix: 'none',
  mentions: ['bundle'],
  aliases: ['tally/ruby/prefer-gemfile-bind-mounts'],
  summary: 'Gemfile is copied only for `bundle install`.',
  why: 'A bind mount shows the two files to that one RUN, so they need no layer of their own.',
  *check({ file }) {
    const syntax = file.directives.find(({ name }) => name === 'syntax')?.value ?? '';
    if (!/^docker\/dockerfile:1/.test(syntax)) return;
    const bundling = new Set(
      runs(file).flatMap((run) => (packageCalls(run.shell()).some(isBundleInstall) && !run.onbuild ? [run.stage] : [])),
    );
    for (const { keyword, stage, words, flags, range } of file.instructions) {
      if (keyword !== 'COPY' || !bundling.has(stage) || isDevelopmentStage(stage)) continue;
      if (flags.some(({ name }) => name === 'from')) continue;
      const sources = words.slice(0, -1).map(({ value }) => value);
      if (!sources.some((source) => /(^|\/)Gemfile(\*|\.lock)?$/.test(source))) continue;
      yield {
        range,
        message:
          'Show these files to `bundle install` with `RUN --mount=type=bind,source=Gemfile,target=Gemfile --mount=type=bind,source=Gemfile.lock,target=Gemfile.lock` in place of this COPY.',
      };
    }
  },
};
