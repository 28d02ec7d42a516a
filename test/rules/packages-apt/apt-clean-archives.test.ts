import { aptCleanArchives } from '../../../src/rules/packages-apt/apt-clean-archives.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptCleanArchives, {
  fires: [
    {
      name: 'an image that nothing is known of, also under a stage',
      dockerfile:
        'FROM example.org/base:1 AS b\nFROM b\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nRUN apt-get upgrade -y && apt-get clean\n',
      lines: [3],
      fixed:
        'FROM example.org/base:1 AS b\nFROM b\nRUN apt-get update && apt-get install -y curl && apt-get clean && rm -rf /var/lib/apt/lists/*\nRUN apt-get upgrade -y && apt-get clean\n',
    },

    {
      name: 'the hook was removed in a parent stage',
      dockerfile:
        'FROM debian:12 AS b\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nFROM b\nRUN apt-get update && apt-get install -y \\\n  # a\n  curl \\\n  && echo\n',
      lines: [4],
      fixed:
        'FROM debian:12 AS b\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nFROM b\nRUN apt-get update && apt-get install -y \\\n  # a\n  curl && apt-get clean \\\n  && echo\n',
    },
    {
      name: 'keeping was asked for',
      dockerfile:
        'FROM a:1\nRUN echo \'Binary::apt::APT::Keep-Downloaded-Packages "true";\' > /etc/apt/apt.conf.d/k\nONBUILD RUN apt-get install -y a || true\n',
      lines: [3],
    },
  ],
  silent: [
    {
      name: 'an official image, or one that only the build knows',
      dockerfile: 'ARG B\nFROM python:3.12\nRUN apt-get install -y a\nFROM $B\nRUN apt-get install -y a\n',
    },

    { name: 'the hook is there', dockerfile: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl\n' },
    {
      name: 'cache mount',
      dockerfile:
        'FROM debian:12\nRUN rm /etc/apt/apt.conf.d/docker-clean\nRUN --mount=type=cache,target=/var/cache/apt apt-get install -y curl\n',
    },
    {
      name: 'cleaned',
      dockerfile:
        'FROM debian:12\nRUN rm /etc/apt/apt.conf.d/docker-clean; apt-get install -y curl; apt-get clean\nRUN apt-get install -y a && rm -rf /var/cache/apt/*\n',
    },
  ],
});
