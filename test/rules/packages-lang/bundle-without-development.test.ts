import { bundleWithoutDevelopment } from '../../../src/rules/packages-lang/bundle-without-development.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(bundleWithoutDevelopment, {
  fires: [
    {
      name: 'a group of tests in one word, or far behind',
      dockerfile: 'FROM ruby:3\nRUN bundle install\n',
      lines: [2],
      fixed: 'FROM ruby:3\nENV BUNDLE_WITHOUT="development:test"\nRUN bundle install\n',
      files: { Gemfile: 'group :development do\nend\ngem "x", group: [:integration, :test]\n' },
    },
    {
      name: 'no group of tests',
      dockerfile: 'FROM ruby:3\nRUN bundle install\n',
      lines: [2],
      fixed: 'FROM ruby:3\nENV BUNDLE_WITHOUT="development"\nRUN bundle install\n',
      files: { Gemfile: 'group :development do\nend\nsource ":test"\n' },
    },
    {
      name: 'other settings',
      dockerfile:
        'FROM ruby:3\nRUN bundle config set without test && bundle config set with development && bundle config only test\nRUN bundle install\nRUN bundle install --with development\nRUN bundle install --without test -j 4\n',
      lines: [3, 4, 5],
      fixed:
        'FROM ruby:3\nENV BUNDLE_WITHOUT="development"\nRUN bundle config set without test && bundle config set with development && bundle config only test\nRUN bundle install\nRUN bundle install --with development\nRUN bundle install --without test -j 4\n',
    },
    {
      name: 'a bare call, and a stage that is built on it',
      dockerfile: 'FROM ruby:3 AS a\nRUN bundle\nFROM a\nRUN bundle install\nRUN bundle install\n',
      lines: [2, 4, 5],
      fixed:
        'FROM ruby:3 AS a\nENV BUNDLE_WITHOUT="development"\nRUN bundle\nFROM a\nRUN bundle install\nRUN bundle install\n',
    },

    {
      name: 'install',
      dockerfile: 'FROM ruby:3\nRUN bundle install -j 4\n',
      lines: [2],
      fixed: 'FROM ruby:3\nENV BUNDLE_WITHOUT="development"\nRUN bundle install -j 4\n',
    },
    {
      name: 'a group for tests',
      dockerfile: 'FROM ruby:3\nENV BUNDLE_WITHOUT=test\nRUN bundle install\n',
      lines: [3],
      files: { Gemfile: 'group :development, :test do\n  gem "a"\nend\n' },
    },
  ],
  silent: [
    {
      name: 'only production',
      dockerfile: 'FROM ruby:3\nRUN bundle config set only production && bundle install && bundle install\n',
    },
    {
      name: 'only production, for one call',
      dockerfile:
        'FROM ruby:3\nRUN BUNDLE_ONLY=production:x bundle install\nRUN BUNDLE_WITHOUT=a:development bundle install\n',
    },
    {
      name: 'the flag among others',
      dockerfile: 'FROM ruby:3\nRUN bundle install -j 4 --without development --retry 3\n',
    },

    {
      name: 'variables',
      dockerfile:
        'FROM ruby:3\nENV BUNDLE_WITHOUT="test:development"\nRUN bundle install\nFROM ruby:3\nENV BUNDLE_ONLY=production\nRUN bundle install\n',
    },
    {
      name: 'configured',
      dockerfile: "FROM ruby:3\nRUN bundle config set --local without 'development test' && bundle install\n",
    },
    { name: 'flag', dockerfile: 'FROM ruby:3\nRUN bundle install --without test development\n' },
    { name: 'no such group', dockerfile: 'FROM ruby:3\nRUN bundle install\n', files: { Gemfile: 'gem "rails"\n' } },
    { name: 'development', dockerfile: 'FROM ruby:3 AS test\nRUN bundle install\n' },
  ],
});
