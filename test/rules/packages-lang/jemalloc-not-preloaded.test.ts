import { jemallocNotPreloaded } from '../../../src/rules/packages-lang/jemalloc-not-preloaded.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(jemallocNotPreloaded, {
  fires: [
    {
      name: 'preloads something else, for another stage, or only reads the name',
      dockerfile: 'FROM ruby:3\nENV LD_PRELOAD=/x.so\nRUN apt-get install -y libjemalloc2\n',
      lines: [3],
    },
    {
      name: 'used in a stage that is not shipped',
      dockerfile:
        'FROM ruby:3 AS other\nRUN echo /x > /etc/ld.so.preload\nFROM ruby:3\nRUN apt-get install -y libjemalloc2\n',
      lines: [4],
      fixed:
        'FROM ruby:3 AS other\nRUN echo /x > /etc/ld.so.preload\nFROM ruby:3\nRUN apt-get install -y libjemalloc2 && ln -s "/usr/lib/$(uname -m)-linux-gnu/libjemalloc.so.2" /usr/local/lib/libjemalloc.so\nENV LD_PRELOAD="/usr/local/lib/libjemalloc.so"\n',
    },
    {
      name: 'Ruby by its gems, in a RUN with more',
      dockerfile:
        'FROM debian:12\nRUN apt-get install -y libjemalloc2\nRUN cd /x && bundle install && apt-get update\n',
      lines: [2],
      fixed:
        'FROM debian:12\nRUN apt-get install -y libjemalloc2 && ln -s "/usr/lib/$(uname -m)-linux-gnu/libjemalloc.so.2" /usr/local/lib/libjemalloc.so\nENV LD_PRELOAD="/usr/local/lib/libjemalloc.so"\nRUN cd /x && bundle install && apt-get update\n',
    },
    {
      name: 'other names of the library',
      dockerfile:
        'FROM ruby:3\nRUN apt-get install -y libjemalloc-dev=5.3\nFROM ruby:3\nRUN apt-get install -y x libjemalloc2:amd64\n',
      lines: [4],
      fixed:
        'FROM ruby:3\nRUN apt-get install -y libjemalloc-dev=5.3\nFROM ruby:3\nRUN apt-get install -y x libjemalloc2:amd64 && ln -s "/usr/lib/$(uname -m)-linux-gnu/libjemalloc.so.2" /usr/local/lib/libjemalloc.so\nENV LD_PRELOAD="/usr/local/lib/libjemalloc.so"\n',
    },
    { name: 'another manager', dockerfile: 'FROM ruby:3\nRUN apk add jemalloc=5\n', lines: [2] },
    {
      name: 'another manager that has the name of Debian',
      dockerfile: 'FROM ruby:3\nRUN yum install -y libjemalloc2\n',
      lines: [2],
    },
    {
      name: 'a variable in ENV that is nothing yet',
      dockerfile:
        'FROM ruby:3\nENV LD_PRELOAD\nENV MALLOC_CONF=stats_print:true\nRUN apt-get install -y libjemalloc2\n',
      lines: [4],
    },

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
      name: 'used by other ways',
      dockerfile:
        'FROM ruby:3\nRUN apt-get install -y libjemalloc2 && echo /usr/lib/libjemalloc.so.2 > /etc/ld.so.preload\n',
    },
    {
      name: 'built in',
      dockerfile: 'FROM ruby:3\nRUN apt-get install -y libjemalloc-dev && ./configure --with-jemalloc\n',
    },
    {
      name: 'at start',
      dockerfile: 'FROM ruby:3\nRUN apt-get install -y libjemalloc2\nCMD LD_PRELOAD=/x.so rails server\n',
    },
    {
      name: 'a script at start',
      dockerfile: 'FROM ruby:3\nRUN apt-get install -y libjemalloc2\n',
      files: { 'docker-entrypoint.sh': 'export LD_PRELOAD=/x' },
    },
    {
      name: 'a script at start without an ending',
      dockerfile: 'FROM ruby:3\nRUN apt-get install -y libjemalloc2\n',
      files: { 'docker-entrypoint': 'export LD_PRELOAD=/x' },
    },
    {
      name: 'a script at start with a short name',
      dockerfile: 'FROM ruby:3\nRUN apt-get install -y libjemalloc2\n',
      files: { 'entrypoint.sh': 'export LD_PRELOAD=/x' },
    },
    {
      name: 'a script at start in bin',
      dockerfile: 'FROM ruby:3\nRUN apt-get install -y libjemalloc2\n',
      files: { 'bin/entrypoint': 'exec env LD_PRELOAD=/x' },
    },
    {
      name: 'another name, another subcommand',
      dockerfile:
        'FROM ruby:3\nRUN apt-get install -y my-jemalloc libjemalloc3 && apt-get remove -y libjemalloc2 && apt-get reinstall -y libjemalloc2 && apt-get install-x libjemalloc2\n',
    },
    {
      name: 'no image of Ruby',
      dockerfile:
        'FROM debian:12\nRUN apt-get install -y libjemalloc2\nLABEL a="bundle install"\nENTRYPOINT bundle install\n',
    },
    { name: 'no stage', dockerfile: '# nothing\n' },

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
