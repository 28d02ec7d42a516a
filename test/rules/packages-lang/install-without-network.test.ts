import { installWithoutNetwork } from '../../../src/rules/packages-lang/install-without-network.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(installWithoutNetwork, {
  fires: [
    {
      name: 'a bare call, both files in any order',
      dockerfile:
        '# check=skip=x\n# syntax=docker/dockerfile:1\nFROM ruby:3\nRUN --mount=type=bind,target=Gemfile.lock,source=Gemfile.lock --mount=type=bind,target=Gemfile,source=Gemfile --mount=type=cache,target=/gems --network=default bundle\n',
      lines: [4],
    },

    {
      name: 'in a chain',
      dockerfile:
        '# syntax=docker/dockerfile:1\nFROM ruby:3\nRUN --mount=type=bind,source=Gemfile,target=Gemfile --mount=type=bind,source=Gemfile.lock,target=Gemfile.lock --mount=type=cache,target=/usr/local/bundle a && bundle install\n',
      lines: [3],
    },
  ],
  silent: [
    {
      name: 'another syntax, or none',
      dockerfile:
        '# syntax=example.org/docker/dockerfile:1\nFROM ruby:3\nRUN --mount=type=bind,source=Gemfile,target=Gemfile --mount=type=bind,source=Gemfile.lock,target=Gemfile.lock --mount=type=cache,target=/gems bundle install\n',
    },
    {
      name: 'one file only, no cache, files in a cache',
      dockerfile:
        '# syntax=docker/dockerfile:1\nFROM ruby:3\nRUN --mount=type=bind,source=Gemfile,target=Gemfile --mount=type=cache,target=/gems bundle install\nRUN --mount=type=bind,source=Gemfile.lock,target=Gemfile.lock --mount=type=cache,target=/gems bundle install\nRUN --mount=type=bind,source=Gemfile,target=Gemfile --mount=type=bind,source=Gemfile.lock,target=Gemfile.lock bundle install\nRUN --mount=type=cache,source=Gemfile,target=Gemfile --mount=type=cache,source=Gemfile.lock,target=Gemfile.lock --mount=type=cache,target=/gems bundle install\nRUN --mount=type=cache,target=/gems bundle install\n',
    },

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
