import { bundleCacheLeft } from '../../../src/rules/packages-lang/bundle-cache-left.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(bundleCacheLeft, {
  fires: [
    {
      name: 'other clean-ups, or one before it',
      dockerfile:
        'FROM ruby:3.3\nRUN bundle clean && bundle install\nRUN bundle install && npm clean && bundle exec x\nRUN bundle install && echo ~/.bundle\nRUN bundle install && rmdir vendor/cache\n',
      lines: [2, 3, 4, 5],
      fixed:
        'FROM ruby:3.3\nRUN bundle clean && bundle install && rm -rf ~/.bundle/ "${GEM_HOME}"/cache "${GEM_HOME}"/bundler/gems/*/.git\nRUN bundle install && npm clean && bundle exec x && rm -rf ~/.bundle/ "${GEM_HOME}"/cache "${GEM_HOME}"/bundler/gems/*/.git\nRUN bundle install && echo ~/.bundle && rm -rf ~/.bundle/ "${GEM_HOME}"/cache "${GEM_HOME}"/bundler/gems/*/.git\nRUN bundle install && rmdir vendor/cache && rm -rf ~/.bundle/ "${GEM_HOME}"/cache "${GEM_HOME}"/bundler/gems/*/.git\n',
    },
    {
      name: 'a bare call',
      dockerfile: 'FROM ruby:3.3\nRUN bundle && bundle check\n',
      lines: [2],
      fixed:
        'FROM ruby:3.3\nRUN bundle && bundle check && rm -rf ~/.bundle/ "${GEM_HOME}"/cache "${GEM_HOME}"/bundler/gems/*/.git\n',
    },
    {
      name: 'a path of its own',
      dockerfile: 'FROM debian:12\nENV BUNDLE_PATH=/gems\nRUN bundle install\n',
      lines: [3],
      fixed:
        'FROM debian:12\nENV BUNDLE_PATH=/gems\nRUN bundle install && rm -rf ~/.bundle/ "${BUNDLE_PATH}"/ruby/*/cache "${BUNDLE_PATH}"/ruby/*/bundler/gems/*/.git\n',
    },

    { name: 'where the gems are is not known', dockerfile: 'FROM jruby:9\nRUN bundle install\n', lines: [2] },
    {
      name: 'clean-up before',
      dockerfile: 'FROM jruby:9\nRUN rm -rf ~/.bundle && bundle install && bundle install\n',
      lines: [2],
    },
    {
      name: 'the home of gems of the ruby image',
      dockerfile: 'FROM ruby:3.3\nRUN bundle install && \\\n    echo done\n',
      lines: [2],
      fixed:
        'FROM ruby:3.3\nRUN bundle install && \\\n    echo done && \\\n    rm -rf ~/.bundle/ "${GEM_HOME}"/cache "${GEM_HOME}"/bundler/gems/*/.git\n',
    },
    { name: 'another image', dockerfile: 'FROM debian:12\nRUN bundle install\n', lines: [2] },
  ],
  silent: [
    {
      name: 'removed in other ways',
      dockerfile:
        'FROM ruby:3.3\nRUN bundle install && rm -rf "$GEM_HOME"/cache\nRUN bundle install && find / -name "*.gem" -delete\nRUN bundle install && rm -rf /gems/.git\nRUN --mount=type=cache,target=/gem bundle install\n',
    },

    {
      name: 'removed',
      dockerfile: 'FROM ruby:3\nRUN bundle install && rm -rf ~/.bundle/\nRUN bundle install && bundle clean --force\n',
    },
    {
      name: 'a stage that only builds',
      dockerfile: 'FROM ruby:3 AS b\nRUN bundle install\nFROM c:1\nCOPY --from=b /x /x\n',
    },
    { name: 'mount', dockerfile: 'FROM ruby:3\nRUN --mount=type=cache,target=/usr/local/bundle bundle install\n' },
    { name: 'development', dockerfile: 'FROM ruby:3 AS dev\nRUN bundle install\n' },
    {
      name: 'caches that find takes away',
      dockerfile: 'FROM ruby:3.3\nRUN bundle install && find vendor/bundle -name cache -type d -exec rm -rf {} +\n',
    },
  ],
});
