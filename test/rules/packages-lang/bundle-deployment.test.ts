import { bundleDeployment } from '../../../src/rules/packages-lang/bundle-deployment.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(bundleDeployment, {
  fires: [
    {
      name: 'once a stage',
      dockerfile: 'FROM ruby:3\nRUN bundle install\nRUN bundle _2.5.0_ install\n',
      lines: [2, 3],
      fixed: 'FROM ruby:3\nENV BUNDLE_DEPLOYMENT="1"\nRUN bundle install\nRUN bundle _2.5.0_ install\n',
    },
    {
      name: 'set too late',
      dockerfile: 'FROM ruby:3 AS a\nRUN bundle && bundle config set deployment true\nENV BUNDLE_DEPLOYMENT=1\n',
      lines: [2],
      fixed:
        'FROM ruby:3 AS a\nENV BUNDLE_DEPLOYMENT="1"\nRUN bundle && bundle config set deployment true\nENV BUNDLE_DEPLOYMENT=1\n',
    },
    {
      name: 'a variable that is set to something else later',
      dockerfile: 'FROM ruby:3\nENV BUNDLE_DEPLOYMENT\nRUN bundle install\n',
      lines: [3],
    },
    {
      name: 'a program of a gem that is started without Bundler, which would not be found any more',
      dockerfile: 'FROM ruby:3\nRUN bundle install\nENTRYPOINT ["entrypoint.sh"]\nCMD ["rails", "server"]\n',
      lines: [2],
    },
    {
      name: 'a script that loads gems without Bundler',
      dockerfile: 'FROM ruby:3\nRUN bundle install\nCMD ruby app.rb\n',
      lines: [2],
    },
    {
      name: 'a program that Bundler starts',
      dockerfile: 'FROM ruby:3\nRUN bundle install\nCMD ["bundle", "exec", "rails", "server"]\n',
      lines: [2],
      fixed: 'FROM ruby:3\nENV BUNDLE_DEPLOYMENT="1"\nRUN bundle install\nCMD ["bundle", "exec", "rails", "server"]\n',
    },
    { name: 'ONBUILD', dockerfile: 'FROM ruby:3\nONBUILD RUN bundle install\n', lines: [2] },
  ],
  silent: [
    { name: 'variable', dockerfile: 'FROM ruby:3 AS a\nENV BUNDLE_DEPLOYMENT=true\nFROM a\nRUN bundle install\n' },
    { name: 'inline', dockerfile: 'FROM ruby:3\nRUN BUNDLE_DEPLOYMENT=1 bundle install\n' },
    {
      name: 'configured',
      dockerfile:
        'FROM ruby:3\nRUN bundle config set --local deployment true && bundle install\nRUN bundle config --global deployment 1\nRUN bundle install\n',
    },
    { name: 'flag', dockerfile: 'FROM ruby:3\nRUN bundle install --deployment\n' },
    {
      name: 'development',
      dockerfile: 'FROM ruby:3 AS dev\nRUN bundle install\nFROM ruby:3\nENV RAILS_ENV=test\nRUN bundle install\n',
    },
    { name: 'other', dockerfile: 'FROM ruby:3\nRUN bundle exec rake && bundle --version\n' },
  ],
});
