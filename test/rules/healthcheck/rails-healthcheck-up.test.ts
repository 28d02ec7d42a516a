import { railsHealthcheckUp } from '../../../src/rules/healthcheck/rails-healthcheck-up.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(railsHealthcheckUp, {
  fires: [
    {
      name: 'curl',
      dockerfile: 'FROM ruby:3.3\nHEALTHCHECK CMD curl -f localhost:3000/up\nCMD ["bin/rails", "s"]\n',
      lines: [2],
    },
  ],
  silent: [
    { name: 'a development stage', dockerfile: 'FROM ruby:3 AS app-dev\nCMD ["puma"]\n' },
    { name: 'no server', dockerfile: 'FROM ruby:3\nCMD ["rails", "console"]\n' },
    { name: 'none', dockerfile: 'FROM ruby:3\nHEALTHCHECK NONE\nCMD ["puma"]\n' },
    { name: 'worker', dockerfile: 'FROM ruby:3\nCMD ["sidekiq"]\n' },
    { name: 'test stage', dockerfile: 'FROM ruby:3 AS test\nCMD ["rails"]\n' },
    { name: 'other', dockerfile: 'FROM ruby:3\nCMD ["ruby", "a.rb"]\n' },
  ],
});
