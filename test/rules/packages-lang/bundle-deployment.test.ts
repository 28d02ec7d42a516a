import { bundleDeployment } from '../../../src/rules/packages-lang/bundle-deployment.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(bundleDeployment, {
  fires: [
    {
      name: 'other settings, and one that says no',
      dockerfile:
        'FROM ruby:3\nRUN bundle config set deployment false && bundle config set path x\nRUN bundle install\n',
      lines: [3],
      fixed:
        'FROM ruby:3\nENV BUNDLE_DEPLOYMENT="1"\nRUN bundle config set deployment false && bundle config set path x\nRUN bundle install\n',
    },
    {
      name: 'variables that do not say yes',
      dockerfile:
        'FROM ruby:3\nRUN BUNDLE_DEPLOYMENT=0 bundle install\nRUN BUNDLE_DEPLOYMENT=10 bundle install\nRUN BUNDLE_DEPLOYMENT=untrue bundle install\n',
      lines: [2, 3, 4],
      fixed:
        'FROM ruby:3\nENV BUNDLE_DEPLOYMENT="1"\nRUN BUNDLE_DEPLOYMENT=0 bundle install\nRUN BUNDLE_DEPLOYMENT=10 bundle install\nRUN BUNDLE_DEPLOYMENT=untrue bundle install\n',
    },
    {
      name: 'a stage built on one where the fix is offered already',
      dockerfile: 'FROM ruby:3 AS base\nRUN bundle install\nFROM base\nRUN bundle install\n',
      lines: [2, 4],
      fixed: 'FROM ruby:3 AS base\nENV BUNDLE_DEPLOYMENT="1"\nRUN bundle install\nFROM base\nRUN bundle install\n',
    },
    {
      name: 'a script that Bundler starts, and names that only look like programs of gems',
      dockerfile:
        'FROM ruby:3\nRUN bundle install && ruby -v && ruby -e "puts 1" app.rbx\nCMD ["pumactl", "rails-wrapper"]\n',
      lines: [2],
      fixed:
        'FROM ruby:3\nENV BUNDLE_DEPLOYMENT="1"\nRUN bundle install && ruby -v && ruby -e "puts 1" app.rbx\nCMD ["pumactl", "rails-wrapper"]\n',
    },
    {
      name: 'a path to a script among other words',
      dockerfile: 'FROM ruby:3\nRUN bundle install\nCMD ["ruby", "-W0", "bin/app.rb", "serve"]\n',
      lines: [2],
    },
    {
      name: 'a program with a name like that of a gem',
      dockerfile: 'FROM ruby:3\nRUN bundle install\nCMD ["./my-rails"]\n',
      lines: [2],
      fixed: 'FROM ruby:3\nENV BUNDLE_DEPLOYMENT="1"\nRUN bundle install\nCMD ["./my-rails"]\n',
    },

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
