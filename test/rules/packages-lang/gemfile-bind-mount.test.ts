import { gemfileBindMount } from '../../../src/rules/packages-lang/gemfile-bind-mount.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gemfileBindMount, {
  fires: [
    {
      name: 'files among others, the lock file alone, in a folder',
      dockerfile:
        '# check=skip=x\n# syntax=docker/dockerfile:1.7\nFROM ruby:3\nCOPY --chown=app package.json Gemfile ./\nCOPY app/Gemfile.lock ./\nCOPY Gemfile* ./\nRUN apt-get update && bundle install\n',
      lines: [4, 5, 6],
    },

    {
      name: 'glob',
      dockerfile: '# syntax=docker/dockerfile:1.7\nFROM ruby:3\nCOPY Gemfile* /app/\nRUN bundle\n',
      lines: [3],
    },
  ],
  silent: [
    {
      name: 'another syntax',
      dockerfile: '# syntax=example.org/docker/dockerfile:1\nFROM ruby:3\nCOPY Gemfile ./\nRUN bundle install\n',
    },
    {
      name: 'no syntax, but another directive',
      dockerfile:
        '# escape=docker/dockerfile:1\n# check=docker/dockerfile:1\nFROM ruby:3\nCOPY Gemfile ./\nRUN bundle install\n',
    },
    {
      name: 'no bundle install, files with other names, targets, ADD, another stage',
      dockerfile:
        '# syntax=docker/dockerfile:1\nFROM ruby:3 AS a\nCOPY Gemfile ./\nRUN npm install\nFROM ruby:3 AS b\nCOPY Gemfile.rb ./\nCOPY x Gemfile\nADD Gemfile ./\nCOPY --from=a /Gemfile ./\nRUN bundle install\nFROM ruby:3 AS c\nCOPY Gemfile ./\nONBUILD RUN bundle install\n',
    },

    { name: 'everything', dockerfile: '# syntax=docker/dockerfile:1\nFROM ruby:3\nCOPY . .\nRUN bundle install\n' },
    { name: 'no such syntax', dockerfile: 'FROM ruby:3\nCOPY Gemfile ./\nRUN bundle install\n' },
    { name: 'no bundle install', dockerfile: '# syntax=docker/dockerfile:1\nFROM ruby:3\nCOPY Gemfile ./\n' },
    {
      name: 'development',
      dockerfile: '# syntax=docker/dockerfile:1\nFROM ruby:3 AS dev\nCOPY Gemfile ./\nRUN bundle install\n',
    },
    {
      name: 'from a stage',
      dockerfile:
        '# syntax=docker/dockerfile:1\nFROM ruby:3 AS b\nFROM ruby:3\nCOPY --from=b /Gemfile ./\nRUN bundle install\n',
    },
  ],
});
