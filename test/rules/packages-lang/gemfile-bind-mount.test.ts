import { gemfileBindMount } from '../../../src/rules/packages-lang/gemfile-bind-mount.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gemfileBindMount, {
  fires: [
    {
      name: 'glob',
      dockerfile: '# syntax=docker/dockerfile:1.7\nFROM ruby:3\nCOPY Gemfile* /app/\nRUN bundle\n',
      lines: [3],
    },
  ],
  silent: [
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
