import { bootsnapJobs } from '../../../src/rules/packages-lang/bootsnap-jobs.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(bootsnapJobs, {
  fires: [
    {
      name: 'other numbers of processes, and words that only look like one',
      dockerfile:
        'FROM ruby:3\nRUN bootsnap precompile -j 12 a\nRUN bootsnap precompile --jobs=16 a\nRUN bootsnap precompile x-j 1 a\n',
      lines: [2, 3, 4],
      fixed:
        'FROM ruby:3\nRUN bootsnap precompile -j 12 a\nRUN bootsnap precompile --jobs=16 a\nRUN bootsnap precompile -j 1 x-j 1 a\n',
    },
    {
      name: 'the platforms are compared elsewhere, or only one is named',
      dockerfile:
        'FROM --platform=$BUILDPLATFORM ruby:3\nARG TARGETPLATFORM\nARG BUILDPLATFORM\nRUN echo "$TARGETPLATFORM" && bundle exec /usr/local/bin/bootsnap precompile app/\nRUN echo "$BUILDPLATFORM" && bundle exec bootsnap precompile lib/\n',
      lines: [4, 5],
      fixed:
        'FROM --platform=$BUILDPLATFORM ruby:3\nARG TARGETPLATFORM\nARG BUILDPLATFORM\nRUN echo "$TARGETPLATFORM" && bundle exec /usr/local/bin/bootsnap precompile -j 1 app/\nRUN echo "$BUILDPLATFORM" && bundle exec bootsnap precompile -j 1 lib/\n',
    },
    {
      name: 'exec form, and a shell in it',
      dockerfile:
        'FROM ruby:3\nRUN ["bundle", "exec", "bootsnap", "precompile", "a"]\nRUN ["sh", "-c", "bootsnap precompile a"]\n',
      lines: [2, 3],
      fixed:
        'FROM ruby:3\nRUN ["bundle", "exec", "bootsnap", "precompile", "a"]\nRUN ["sh", "-c", "bootsnap precompile -j 1 a"]\n',
    },

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
      name: 'one process at the end',
      dockerfile:
        'FROM ruby:3\nRUN bootsnap precompile a -j 1 && bootsnap -j=1 precompile a && bootsnap precompile --jobs 1\n',
    },
    {
      name: 'other programs and other calls',
      dockerfile:
        'FROM ruby:3\nRUN bundle exec rake assets:precompile && bootsnap --help && bundle info bootsnap\nRUN echo bootsnap precompile && my-bundle bootsnap precompile && bundle-audit bootsnap precompile && bundle exec bootsnap-x precompile\nRUN rake precompile && bundle exec rake precompile\n',
    },

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
