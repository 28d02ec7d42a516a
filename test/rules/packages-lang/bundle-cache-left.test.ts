import { bundleCacheLeft } from '../../../src/rules/packages-lang/bundle-cache-left.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(bundleCacheLeft, {
  fires: [
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
