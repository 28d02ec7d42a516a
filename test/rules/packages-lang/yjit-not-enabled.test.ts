import { yjitNotEnabled } from '../../../src/rules/packages-lang/yjit-not-enabled.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(yjitNotEnabled, {
  fires: [
    {
      name: 'a start in two parts, a version with a long minor',
      dockerfile: 'FROM ruby:3.10-slim\nENTRYPOINT ["bundle", "exec"]\nCMD ["/app/bin/rails", "server"]\n',
      lines: [2],
      fixed:
        'FROM ruby:3.10-slim\nENV RUBY_YJIT_ENABLE="1"\nENTRYPOINT ["bundle", "exec"]\nCMD ["/app/bin/rails", "server"]\n',
    },
    {
      name: 'later major versions',
      dockerfile: 'FROM ruby:10.0\nENTRYPOINT ["puma"]\n',
      lines: [2],
      fixed: 'FROM ruby:10.0\nENV RUBY_YJIT_ENABLE="1"\nENTRYPOINT ["puma"]\n',
    },
    {
      name: 'other options of Ruby',
      dockerfile: 'FROM ruby:3.3\nENV RUBYOPT=--disable-yjit RAILS_ENV=testing\nLABEL a="--yjit"\nCMD ["puma"]\n',
      lines: [4],
      fixed:
        'FROM ruby:3.3\nENV RUBY_YJIT_ENABLE="1"\nENV RUBYOPT=--disable-yjit RAILS_ENV=testing\nLABEL a="--yjit"\nCMD ["puma"]\n',
    },
    {
      name: 'a development that is only a part of a word',
      dockerfile: 'FROM ruby:4.0\nENV RAILS_ENV=my-test\nCMD ["puma"]\n',
      lines: [3],
      fixed: 'FROM ruby:4.0\nENV RUBY_YJIT_ENABLE="1"\nENV RAILS_ENV=my-test\nCMD ["puma"]\n',
    },

    {
      name: 'shell form, newer',
      dockerfile: 'FROM ruby:3.4-slim\nCMD bin/rails server\n',
      lines: [2],
      fixed: 'FROM ruby:3.4-slim\nENV RUBY_YJIT_ENABLE="1"\nCMD bin/rails server\n',
    },
  ],
  silent: [
    { name: 'switched on', dockerfile: 'FROM ruby:3.3\nCMD ["ruby", "--enable-yjit", "bin/rails", "server"]\n' },
    { name: 'switched on by options', dockerfile: 'FROM ruby:3.3\nENV RUBYOPT="-W0 --enable=yjit"\nCMD ["puma"]\n' },
    { name: 'development', dockerfile: 'FROM ruby:3.3\nENV RAILS_ENV=development\nCMD ["puma"]\n' },
    { name: 'older versions', dockerfile: 'FROM ruby:2.7\nCMD ["puma"]\n' },
    { name: 'another image', dockerfile: 'FROM jruby:9.4\nCMD ["puma"]\n' },
    { name: 'a version that is not known', dockerfile: 'FROM ruby:slim-3.4\nCMD ["puma"]\n' },
    {
      name: 'no server, and none that starts',
      dockerfile: 'FROM ruby:3.3\nRUN rails db:prepare\nCOPY puma /puma\nCMD ["puma-status"]\n',
    },
    { name: 'no start', dockerfile: 'FROM ruby:3.3\nRUN puma\n' },
    { name: 'older, a latest without a number', dockerfile: 'FROM ruby\nCMD ["puma"]\n' },

    {
      name: 'enabled',
      dockerfile:
        'FROM ruby:3.3\nENV RUBY_YJIT_ENABLE=1\nCMD ["puma"]\nFROM ruby:3.3\nENV RUBYOPT=--yjit\nCMD ["puma"]\n',
    },
    { name: 'flag', dockerfile: 'FROM ruby:3.3\nCMD ["ruby", "--yjit", "bin/puma"]\n' },
    { name: 'old', dockerfile: 'FROM ruby:3.2\nCMD ["puma"]\n' },
    { name: 'no server', dockerfile: 'FROM ruby:3.3\nCMD ["ruby", "a.rb"]\n' },
    { name: 'unknown version', dockerfile: 'FROM ruby:$V\nCMD ["puma"]\n' },
    { name: 'development', dockerfile: 'FROM ruby:3.3 AS dev\nCMD ["puma"]\n' },
  ],
});
