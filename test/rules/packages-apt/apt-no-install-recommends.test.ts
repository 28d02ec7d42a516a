import { aptNoInstallRecommends } from '../../../src/rules/packages-apt/apt-no-install-recommends.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptNoInstallRecommends, {
  fires: [
    {
      name: 'the short flag is of aptitude',
      dockerfile: 'FROM a:1\nRUN apt-get install -R b\nRUN aptitude install --no-install-recommends -y c\n',
      lines: [2, 3],
      fixed:
        'FROM a:1\nRUN apt-get install --no-install-recommends -R b\nRUN aptitude install --without-recommends --no-install-recommends -y c\n',
    },
    {
      name: 'other words for yes',
      dockerfile:
        "FROM a:1\nRUN apt-get install -o 'APT::Install-Recommends= yes' b\nRUN apt-get install -oAPT::Install-Recommends='true' b\n",
      lines: [2, 3],
    },

    {
      name: 'an option that asks for them, which a flag in front of it would not change',
      dockerfile:
        'FROM a:1\nRUN apt-get install -y -o APT::Install-Recommends=true b\nRUN apt-get install -o "APT::Install-Recommends=1" b\n',
      lines: [2, 3],
      fixed:
        'FROM a:1\nRUN apt-get install -y -o APT::Install-Recommends=true b\nRUN apt-get install -o "APT::Install-Recommends=1" b\n',
    },

    {
      name: 'configured too late',
      dockerfile:
        'FROM debian:12\nRUN apt-get install -y foo && echo \'APT::Install-Recommends "0";\' > /etc/apt/apt.conf.d/99\n',
      lines: [2],
      fixed:
        'FROM debian:12\nRUN apt-get install --no-install-recommends -y foo && echo \'APT::Install-Recommends "0";\' > /etc/apt/apt.conf.d/99\n',
    },
    {
      name: 'aptitude has a flag of its own',
      dockerfile: 'FROM debian:12\nRUN aptitude install -y foo\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN aptitude install --without-recommends -y foo\n',
    },
    {
      name: 'exec form',
      dockerfile: 'FROM debian:12\nRUN ["apt-get", "install", "-y", "curl"]\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN ["apt-get", "install", "--no-install-recommends", "-y", "curl"]\n',
    },
    {
      name: 'an earlier RUN that has the flag excuses nothing',
      dockerfile: 'FROM a:1\nRUN apt-get install -y --no-install-recommends a\nRUN apt-get install -y b\n',
      lines: [3],
      fixed:
        'FROM a:1\nRUN apt-get install -y --no-install-recommends a\nRUN apt-get install --no-install-recommends -y b\n',
    },
    {
      name: 'install',
      dockerfile: 'FROM a:1\nRUN apt-get install -y jq\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN apt-get install --no-install-recommends -y jq\n',
    },
    {
      name: 'names what a download and a compiler hardly work without',
      dockerfile: 'FROM debian:12-slim\nRUN apt-get install -y curl=7.* gcc git && curl https://x\n',
      lines: [2],
      fixed:
        'FROM debian:12-slim\nRUN apt-get install --no-install-recommends -y ca-certificates curl=7.* libc6-dev gcc git && curl https://x\n',
    },
    {
      name: 'on a line of its own, with a comment in between',
      dockerfile: 'FROM ubuntu:24.04\nRUN apt-get install -y \\\n    jq \\\n    # downloads\n    wget \\\n && x\n',
      lines: [2],
      fixed:
        'FROM ubuntu:24.04\nRUN apt-get install --no-install-recommends -y \\\n    jq \\\n    # downloads\n    ca-certificates \\\n    wget \\\n && x\n',
    },
    {
      name: 'a cross compiler, on an image that has its own C library only',
      dockerfile: 'FROM golang:1.22\nRUN apt-get install -y curl gcc-aarch64-linux-gnu\n',
      lines: [2],
      fixed:
        'FROM golang:1.22\nRUN apt-get install --no-install-recommends -y curl libc6-dev-arm64-cross gcc-aarch64-linux-gnu\n',
    },
    {
      name: 'nothing that is there already',
      dockerfile:
        'FROM debian:12 AS b\nRUN apt-get install -y --no-install-recommends ca-certificates\nFROM b\nRUN apt-get install -y git gcc libpq-dev\n',
      lines: [4],
      fixed:
        'FROM debian:12 AS b\nRUN apt-get install -y --no-install-recommends ca-certificates\nFROM b\nRUN apt-get install --no-install-recommends -y git gcc libpq-dev\n',
    },
    {
      name: 'certificates that a slim image has',
      dockerfile: 'FROM python:3.13-slim\nRUN apt-get install -y curl\n',
      lines: [2],
      fixed: 'FROM python:3.13-slim\nRUN apt-get install --no-install-recommends -y curl\n',
    },
  ],
  silent: [
    { name: 'another manager', dockerfile: 'FROM a:1\nRUN apk install x && npm install\n' },
    {
      name: 'aptitude',
      dockerfile: 'FROM a:1\nRUN aptitude -R install a && aptitude install --without-recommends a\n',
    },
    {
      name: 'no by words that hold a yes',
      dockerfile:
        'FROM a:1\nRUN apt-get install -o APT::Install-Recommends=without b && apt-get install -o APT::Install-Recommends=x1 b\n',
    },

    {
      name: 'an option that says no, in any word, or by a variable',
      dockerfile:
        'FROM a:1\nRUN apt-get install -o APT::Install-Recommends=no b && apt-get -o=APT::Install-Recommends=0 install c\nRUN apt-get install -o APT::Install-Recommends=$R b\n',
    },

    {
      name: 'configured earlier in the RUN',
      dockerfile:
        'FROM debian:12\nRUN echo \'APT::Install-Recommends "0";\' > /etc/apt/apt.conf.d/99 && apt-get install -y foo && aptitude install -R a\n',
    },
    { name: 'a simulation', dockerfile: 'FROM debian:12\nRUN apt-get install -s curl\n' },
    {
      name: 'switched off in apt.conf.d before',
      dockerfile:
        'FROM a:1\nRUN echo \'APT::Install-Recommends "0";\' > /etc/apt/apt.conf.d/01\nRUN apt-get install -y curl\n',
    },
    { name: 'flag', dockerfile: 'FROM a:1\nRUN apt-get install -y curl --no-install-recommends\n' },
    { name: 'option', dockerfile: 'FROM a:1\nRUN apt-get -o APT::Install-Recommends=false install -y curl\n' },
    { name: 'remove', dockerfile: 'FROM a:1\nRUN apt-get remove -y curl\n' },
  ],
});
