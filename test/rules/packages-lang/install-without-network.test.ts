import { installWithoutNetwork } from '../../../src/rules/packages-lang/install-without-network.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(installWithoutNetwork, {
  fires: [
    {
      name: 'in a chain',
      dockerfile:
        '# syntax=docker/dockerfile:1\nFROM ruby:3\nRUN --mount=type=bind,source=Gemfile,target=Gemfile --mount=type=bind,source=Gemfile.lock,target=Gemfile.lock --mount=type=cache,target=/usr/local/bundle a && bundle install\n',
      lines: [3],
    },
  ],
  silent: [
    {
      name: 'no network',
      dockerfile:
        '# syntax=docker/dockerfile:1\nFROM ruby:3\nRUN --network=none --mount=type=bind,source=Gemfile,target=Gemfile --mount=type=bind,source=Gemfile.lock,target=Gemfile.lock --mount=type=cache,target=/bundle bundle install\n',
    },
    {
      name: 'no cache',
      dockerfile:
        '# syntax=docker/dockerfile:1\nFROM ruby:3\nRUN --mount=type=bind,source=Gemfile,target=Gemfile --mount=type=bind,source=Gemfile.lock,target=Gemfile.lock bundle install\n',
    },
    {
      name: 'no syntax line',
      dockerfile:
        'FROM ruby:3\nRUN --mount=type=bind,source=Gemfile,target=Gemfile --mount=type=bind,source=Gemfile.lock,target=Gemfile.lock --mount=type=cache,target=/bundle bundle install\n',
    },
  ],
});
