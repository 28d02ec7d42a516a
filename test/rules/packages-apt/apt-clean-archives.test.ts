import { aptCleanArchives } from '../../../src/rules/packages-apt/apt-clean-archives.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptCleanArchives, {
  fires: [
    {
      name: 'a clean-up before the install, of something else, or by another manager',
      dockerfile:
        'FROM debian:12\nRUN rm /etc/apt/apt.conf.d/docker-clean\nRUN apt-get clean && apt-get install -y a\nRUN rm -rf /var/cache/apt/* && apt-get install -y a\nRUN apt-get install -y a && npm clean && echo /var/cache/apt\nRUN apt-get install -y a && apt-get autoclean\n',
      lines: [3, 4, 5, 6],
      fixed:
        'FROM debian:12\nRUN rm /etc/apt/apt.conf.d/docker-clean\nRUN apt-get clean && apt-get install -y a && apt-get clean\nRUN rm -rf /var/cache/apt/* && apt-get install -y a && apt-get clean\nRUN apt-get install -y a && apt-get clean && npm clean && echo /var/cache/apt\nRUN apt-get install -y a && apt-get clean && apt-get autoclean\n',
    },
    {
      name: 'a mount of another folder',
      dockerfile:
        'FROM debian:12\nRUN unlink /etc/apt/apt.conf.d/docker-clean\nRUN --mount=type=cache,target=/var/cache/debconf apt-get install -y a\nRUN --mount=type=cache,target=/srv/var apt-get install -y a\n',
      lines: [3, 4],
      fixed:
        'FROM debian:12\nRUN unlink /etc/apt/apt.conf.d/docker-clean\nRUN --mount=type=cache,target=/var/cache/debconf apt-get install -y a && apt-get clean\nRUN --mount=type=cache,target=/srv/var apt-get install -y a && apt-get clean\n',
    },
    {
      name: 'asked for in other ways',
      dockerfile:
        'FROM debian:12\nRUN echo \'APT::Keep-Downloaded-Packages "1";\' > /etc/apt/apt.conf.d/k\nRUN apt-get install -y a\nFROM debian:12\nRUN echo APT::Keep-Downloaded-Packages=true > /etc/apt/apt.conf.d/k && apt-get dist-upgrade -y\n',
      lines: [3, 5],
      fixed:
        'FROM debian:12\nRUN echo \'APT::Keep-Downloaded-Packages "1";\' > /etc/apt/apt.conf.d/k\nRUN apt-get install -y a && apt-get clean\nFROM debian:12\nRUN echo APT::Keep-Downloaded-Packages=true > /etc/apt/apt.conf.d/k && apt-get dist-upgrade -y && apt-get clean\n',
    },
    {
      name: 'where something hangs on the install',
      dockerfile:
        'FROM example.org/base:1\nRUN ["apt-get", "install", "-y", "a"]\nRUN sudo apt-get install -y a\nRUN if x; then apt-get install -y a; fi\nRUN apt-get install -y a | tee log\nRUN apt-get install -y a &\nRUN x || apt-get install -y a\nRUN apt-get install -y a; x\n',
      lines: [2, 3, 4, 5, 6, 7, 8],
    },
    {
      name: 'alone',
      dockerfile: 'FROM example.org/base:1\nRUN apt-get install -y a\n',
      lines: [2],
      fixed: 'FROM example.org/base:1\nRUN apt-get install -y a && apt-get clean\n',
    },

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
      name: 'not an install of apt',
      dockerfile:
        'FROM example.org/base:1\nRUN apk upgrade && npm install && apt-get && apt-get install-x && apt-get pre-install\n',
    },
    {
      name: 'mounts that hold the folder',
      dockerfile:
        'FROM example.org/base:1\nRUN --mount=type=cache,target=/var/cache apt-get install -y a\nRUN --mount=type=cache,target=/var apt-get install -y a\nRUN --mount=type=cache,target=/var/cache/apt/archives/ apt-get install -y a\nRUN --mount=type=tmpfs,target=/var/cache/apt apt-get install -y a\n',
    },
    {
      name: 'cleaned by find, or by dist-clean',
      dockerfile:
        'FROM example.org/base:1\nRUN apt-get install -y a && find /var/cache/apt -type f -delete\nRUN apt-get install -y a && apt dist-clean\n',
    },
    {
      name: 'kept on purpose is another file',
      dockerfile:
        'FROM debian:12\nRUN echo \'APT::Keep-Downloaded-Packages "false";\' > /etc/apt/apt.conf.d/k\nRUN apt-get install -y a\n',
    },

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
