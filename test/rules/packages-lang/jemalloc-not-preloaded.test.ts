import { jemallocNotPreloaded } from '../../../src/rules/packages-lang/jemalloc-not-preloaded.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(jemallocNotPreloaded, {
  fires: [
    {
      name: 'Alpine',
      dockerfile: 'FROM ruby:3-alpine AS base\nRUN apk add --no-cache jemalloc\nFROM base\n',
      lines: [2],
    },
    {
      name: 'bundle shows that it is Ruby',
      dockerfile: 'FROM debian:12\nRUN apt-get install -y ruby libjemalloc2\nRUN bundle install\n',
      lines: [2],
      fixed:
        'FROM debian:12\nRUN apt-get install -y ruby libjemalloc2 && ln -s "/usr/lib/$(uname -m)-linux-gnu/libjemalloc.so.2" /usr/local/lib/libjemalloc.so\nENV LD_PRELOAD="/usr/local/lib/libjemalloc.so"\nRUN bundle install\n',
    },
    {
      name: 'an end that nothing can be appended to',
      dockerfile: 'FROM ruby:3.3\nRUN apt-get install -y libjemalloc2 && exit 0\n',
      lines: [2],
      fixed:
        'FROM ruby:3.3\nRUN apt-get install -y libjemalloc2 && exit 0\nRUN ln -s "/usr/lib/$(uname -m)-linux-gnu/libjemalloc.so.2" /usr/local/lib/libjemalloc.so\nENV LD_PRELOAD="/usr/local/lib/libjemalloc.so"\n',
    },
  ],
  silent: [
    {
      name: 'preloaded',
      dockerfile: 'FROM ruby:3\nRUN apt-get install -y libjemalloc2\nENV LD_PRELOAD=/usr/lib/libjemalloc.so.2\n',
    },
    { name: 'tuned', dockerfile: 'FROM ruby:3\nRUN apt-get install -y libjemalloc2\nENV MALLOC_CONF=narenas:2\n' },
    {
      name: 'by the script that starts it',
      dockerfile: 'FROM ruby:3\nRUN apt-get install -y libjemalloc2\nENTRYPOINT ["/rails/bin/docker-entrypoint"]\n',
      files: { 'bin/docker-entrypoint': 'export LD_PRELOAD=/x\n' },
    },
    { name: 'not Ruby, not shipped, development', dockerfile: 'FROM redis:7\nRUN apt-get install -y libjemalloc2\n' },
    {
      name: 'only to build',
      dockerfile: 'FROM ruby:3 AS b\nRUN apt-get install -y libjemalloc-dev\nFROM ruby:3\nCOPY --from=b /x /x\n',
    },
    { name: 'development', dockerfile: 'FROM ruby:3 AS dev\nRUN apt-get install -y libjemalloc2\n' },
  ],
});
