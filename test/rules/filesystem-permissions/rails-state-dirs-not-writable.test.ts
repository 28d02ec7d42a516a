import { railsStateDirsNotWritable } from '../../../src/rules/filesystem-permissions/rails-state-dirs-not-writable.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(railsStateDirsNotWritable, {
  fires: [
    {
      name: 'an account with a group, flags with other meanings',
      dockerfile:
        'FROM ruby:3.3 AS app\nFROM ruby:3.3\nENV PORT=1 RAILS_ENV=production\nCOPY --from=app . /app/\nCOPY Gemfile ./\nRUN mkdir /app/tmp && chown -R web /app && chown app /srv /apple && chown app:app tmp log\nUSER app:staff\n',
      lines: [4],
      fixed:
        'FROM ruby:3.3 AS app\nFROM ruby:3.3\nENV PORT=1 RAILS_ENV=production\nCOPY --chown=app:staff --from=app . /app/\nCOPY Gemfile ./\nRUN mkdir /app/tmp && chown -R web /app && chown app /srv /apple && chown app:app tmp log\nUSER app:staff\n',
    },
    {
      name: 'by what it starts',
      dockerfile: 'FROM ruby:3.3\nCOPY --link . .\nUSER 1000\nCMD rails server\n',
      lines: [2],
      fixed: 'FROM ruby:3.3\nCOPY --chown=1000:1000 --link . .\nUSER 1000\nCMD rails server\n',
    },
    {
      name: 'copied from another stage, of another account',
      dockerfile:
        'FROM ruby:3.3 AS b\nFROM ruby:3.3\nCOPY --from=b --chown=web:web /rails /rails\nRUN rails db:prepare\nUSER rails\n',
      lines: [3],
    },
    {
      name: 'an account whose name begins like root',
      dockerfile: 'FROM ruby:3.3\nENV RAILS_ENV=production\nCOPY . .\nUSER rooty\n',
      lines: [3],
      fixed: 'FROM ruby:3.3\nENV RAILS_ENV=production\nCOPY --chown=rooty:rooty . .\nUSER rooty\n',
    },

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
    {
      name: 'an image of Windows, where --chown does nothing',
      dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nENV RAILS_ENV=production\nCOPY . .\nUSER app\n',
    },
    {
      name: 'the folders were given to the account',
      dockerfile:
        'FROM ruby:3.3\nENV RAILS_ENV=production\nCOPY . .\nRUN echo && chown -R app:app /app/db log/ ./storage tmp\nUSER app\n',
    },
    {
      name: 'a folder above was given to the account',
      dockerfile: 'FROM ruby:3.3\nENV RAILS_ENV=production\nCOPY . .\nRUN chown -R app /x /rails/\nUSER app\n',
    },
    {
      name: 'nothing of Rails',
      dockerfile:
        'FROM ruby:3.3\nENV RACK_ENV=production\nLABEL a="rails "\nCOPY . .\nRUN echo guardrails monorails-x\nUSER app\nCMD ["ruby", "rails.rb"]\n',
    },
    {
      name: 'root with a group, and copies of single files',
      dockerfile:
        'FROM ruby:3.3 AS a\nENV RAILS_ENV=production\nCOPY . .\nUSER root\nFROM ruby:3.3 AS b\nENV RAILS_ENV=production\nCOPY . .\nUSER 0:0\nFROM ruby:3.3\nENV RAILS_ENV=production\nCOPY Gemfile .\nCOPY . /srv/app\nCOPY lib/app /app\nCOPY . lib .\nADD . .\nCOPY ./lib ./lib/\nCOPY app /app.d\nUSER app\n',
    },

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
