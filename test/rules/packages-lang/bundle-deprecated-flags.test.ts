import { bundleDeprecatedFlags } from '../../../src/rules/packages-lang/bundle-deprecated-flags.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(bundleDeprecatedFlags, {
  fires: [
    {
      name: 'a builder, whose variables the image has not',
      dockerfile:
        'FROM ruby:3.3 AS b\nRUN x && bundle install --without development test --jobs 4\nFROM ruby:3.3\nCOPY --from=b /usr/local/bundle /usr/local/bundle\n',
      lines: [2],
      fixed:
        "FROM ruby:3.3 AS b\nRUN x && bundle config set --local without 'development test' && bundle install --jobs 4\nFROM ruby:3.3\nCOPY --from=b /usr/local/bundle /usr/local/bundle\n",
    },
    {
      name: 'several groups',
      dockerfile: 'FROM ruby:3\nRUN bundle install --without development test --jobs 4\n',
      lines: [2],
      fixed: 'FROM ruby:3\nENV BUNDLE_WITHOUT="development:test"\nRUN bundle install --jobs 4\n',
    },
    {
      name: 'several groups at the end of a chain',
      dockerfile: 'FROM ruby:3\nRUN bundle install --without development test && bundle check\n',
      lines: [2],
      fixed: 'FROM ruby:3\nENV BUNDLE_WITHOUT="development:test"\nRUN bundle install && bundle check\n',
    },
    {
      name: 'a path, and words behind it',
      dockerfile: 'FROM ruby:3\nRUN bundle install --path /gems --without test -j 4\n',
      lines: [2, 2],
      fixed: 'FROM ruby:3\nENV BUNDLE_PATH="/gems"\nENV BUNDLE_WITHOUT="test"\nRUN bundle install -j 4\n',
    },
    {
      name: 'values that a variable would change',
      dockerfile:
        'FROM ruby:3\nRUN bundle install --path=$P\nRUN bundle install --path="a b"\nRUN bundle install --without test $GROUPS\nRUN bundle install --path \'x"y\'\n',
      lines: [2, 3, 4, 5],
    },

    {
      name: 'equals',
      dockerfile: 'FROM ruby:3\nRUN bundle install --path=vendor/bundle -j 4\n',
      lines: [2],
      fixed: 'FROM ruby:3\nENV BUNDLE_PATH="vendor/bundle"\nRUN bundle install -j 4\n',
    },
    {
      name: 'deployment, own line',
      dockerfile: 'FROM ruby:3\nRUN a && \\\n  bundle install \\\n    --deployment \\\n    --jobs 4\n',
      lines: [4],
      fixed: 'FROM ruby:3\nENV BUNDLE_DEPLOYMENT="1"\nRUN a && \\\n  bundle install \\\n    --jobs 4\n',
    },
    {
      name: 'a value that is not known',
      dockerfile: 'FROM ruby:3\nRUN bundle install --without $GROUPS\n',
      lines: [2],
    },
    { name: 'ONBUILD', dockerfile: 'FROM ruby:3\nONBUILD RUN bundle install --deployment\n', lines: [2] },
  ],
  silent: [
    { name: 'other flags', dockerfile: 'FROM ruby:3\nRUN bundle install --jobs 4 --retry 3\n' },
    {
      name: 'other subcommands',
      dockerfile: 'FROM ruby:3\nRUN bundle config set --local path x && bundle package --path y\n',
    },
    { name: 'development', dockerfile: 'FROM ruby:3 AS dev\nRUN bundle install --deployment\n' },
  ],
});
