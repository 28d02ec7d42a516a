import { bootsnapJobs } from '../../../src/rules/packages-lang/bootsnap-jobs.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(bootsnapJobs, {
  fires: [
    {
      name: 'program',
      dockerfile: 'FROM ruby:3\nRUN bootsnap precompile --gemfile\n',
      lines: [2],
      fixed: 'FROM ruby:3\nRUN bootsnap precompile -j 1 --gemfile\n',
    },
    { name: 'more processes', dockerfile: 'FROM ruby:3\nRUN bundle exec bootsnap precompile -j 4 a\n', lines: [2] },
  ],
  silent: [
    {
      name: 'one process',
      dockerfile:
        'FROM ruby:3\nRUN bundle exec bootsnap precompile -j 1 a && bootsnap precompile --jobs=1 a && bootsnap precompile -j1 a\n',
    },
    {
      name: 'platforms compared',
      dockerfile: 'FROM ruby:3\nRUN if [ "$BUILDPLATFORM" = "$TARGETPLATFORM" ]; then bootsnap precompile a; fi\n',
    },
    {
      name: 'not used',
      dockerfile: 'FROM ruby:3\nRUN bootsnap precompile a\n',
      files: { 'Gemfile.lock': 'GEM\n    rails (7.1.0)\n' },
    },
    { name: 'development', dockerfile: 'FROM ruby:3 AS test\nRUN bootsnap precompile a\n' },
  ],
});
