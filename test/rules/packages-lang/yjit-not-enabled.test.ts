import { yjitNotEnabled } from '../../../src/rules/packages-lang/yjit-not-enabled.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(yjitNotEnabled, {
  fires: [
    {
      name: 'shell form, newer',
      dockerfile: 'FROM ruby:3.4-slim\nCMD bin/rails server\n',
      lines: [2],
      fixed: 'FROM ruby:3.4-slim\nENV RUBY_YJIT_ENABLE="1"\nCMD bin/rails server\n',
    },
  ],
  silent: [
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
