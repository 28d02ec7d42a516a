import { gemInstallBundlerRedundant } from '../../../src/rules/packages-lang/gem-install-bundler-redundant.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gemInstallBundlerRedundant, {
  fires: [
    {
      name: 'the only command, with a version or not',
      dockerfile:
        'FROM ruby:3\nRUN gem install bundler --version 2.5\nRUN gem install bundler --no-document --conservative\nRUN gem install bundler && gem list\nONBUILD RUN gem install bundler\n',
      lines: [2, 3, 4, 5],
      fixed:
        'FROM ruby:3\nRUN gem install bundler --version 2.5\nRUN gem install bundler && gem list\nONBUILD RUN gem install bundler\n',
    },
    {
      name: 'a development container',
      dockerfile: 'FROM mcr.microsoft.com/devcontainers/ruby:3\nRUN gem install bundler\n',
      lines: [2],
      fixed: 'FROM mcr.microsoft.com/devcontainers/ruby:3\n',
    },

    {
      name: 'through a stage',
      dockerfile: 'FROM ruby:3.3-slim AS a\nFROM a\nRUN gem install -N bundler\nRUN b\n',
      lines: [3],
      fixed: 'FROM ruby:3.3-slim AS a\nFROM a\nRUN b\n',
    },
    {
      name: 'with a version, in a chain',
      dockerfile: 'FROM ruby:3\nRUN gem install bundler -v 2.4 && bundle install\nRUN gem i bundler:2.5.0\n',
      lines: [2, 3],
    },
  ],
  silent: [
    {
      name: 'several gems, other subcommands and managers',
      dockerfile:
        'FROM ruby:3\nRUN gem install bundler rake && gem update bundler && npm install bundler && gem && gem install\nRUN gem install my-bundler && gem uninstall bundler\nFROM rubylang/ruby:3\nRUN gem install bundler\nFROM ruby-x:3\nRUN gem install bundler\n',
    },

    {
      name: 'another image',
      dockerfile: 'FROM debian:12\nRUN gem install bundler\nFROM jruby:9\nRUN gem install bundler\n',
    },
    { name: 'other gems', dockerfile: 'FROM ruby:3\nRUN gem install rake && gem install bundler-audit\n' },
    { name: 'development', dockerfile: 'FROM ruby:3 AS dev\nRUN gem install bundler\n' },
  ],
});
