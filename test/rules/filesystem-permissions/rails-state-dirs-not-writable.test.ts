import { railsStateDirsNotWritable } from '../../../src/rules/filesystem-permissions/rails-state-dirs-not-writable.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(railsStateDirsNotWritable, {
  fires: [
    {
      name: 'from another stage',
      dockerfile:
        'FROM ruby:3 AS b\nFROM ruby:3\nCOPY --from=b /rails /rails\nCMD ["./bin/rails", "server"]\nUSER 1000:1000\n',
      lines: [3],
      fixed:
        'FROM ruby:3 AS b\nFROM ruby:3\nCOPY --chown=1000:1000 --from=b /rails /rails\nCMD ["./bin/rails", "server"]\nUSER 1000:1000\n',
    },
    {
      name: 'another owner',
      dockerfile: 'FROM ruby:3\nENV RAILS_ENV=production\nCOPY --chown=a:a . .\nUSER b\n',
      lines: [3],
    },
  ],
  silent: [
    { name: 'owned', dockerfile: 'FROM ruby:3\nENV RAILS_ENV=production\nCOPY --chown=rails:rails . .\nUSER rails\n' },
    {
      name: 'chown',
      dockerfile:
        'FROM ruby:3\nENV RAILS_ENV=production\nCOPY . .\nRUN useradd rails && chown -R rails:rails db log storage tmp\nUSER rails\n',
    },
    { name: 'root', dockerfile: 'FROM ruby:3\nENV RAILS_ENV=production\nCOPY . .\n' },
    { name: 'no Rails', dockerfile: 'FROM ruby:3\nCOPY . .\nUSER a\nCMD ["ruby", "a.rb"]\n' },
  ],
});
