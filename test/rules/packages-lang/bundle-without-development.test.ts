import { bundleWithoutDevelopment } from '../../../src/rules/packages-lang/bundle-without-development.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(bundleWithoutDevelopment, {
  fires: [
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
