import { beforeAll, expect, it } from '@jest/globals';
import { missingUser } from '../../../src/rules/user/missing-user.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(missingUser, {
  fires: [
    {
      name: 'a digest alone may be of Alpine',
      dockerfile: 'FROM python@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nCMD ["x"]\n',
      lines: [1],
    },
    {
      name: 'does not join a RUN with flags',
      dockerfile: 'FROM debian:12\nRUN --network=none x\nCMD ["a"]\n',
      lines: [1],
      fixed:
        'FROM debian:12\nRUN --network=none x\nRUN groupadd --system --gid 10001 app \\\n    && useradd --system --no-log-init --create-home --uid 10001 --gid app app\nUSER 10001:10001\n\nCMD ["a"]\n',
    },
    {
      name: 'joins the RUN that stands right in front',
      dockerfile: 'FROM debian:12\nRUN x\n# go\nCMD ["a"]\n',
      lines: [1],
      fixed:
        'FROM debian:12\nRUN x \\\n    && groupadd --system --gid 10001 app \\\n    && useradd --system --no-log-init --create-home --uid 10001 --gid app app\nUSER 10001:10001\n\n# go\nCMD ["a"]\n',
    },
    {
      name: 'an image whose account is known',
      dockerfile: 'FROM node:22\nCMD ["x"]\n',
      lines: [1],
      fixed: 'FROM node:22\nUSER 1000:1000\n\nCMD ["x"]\n',
    },
    {
      name: 'accounts that are root under another name, or whose name is a number',
      dockerfile:
        'FROM debian:12\nRUN useradd -o -u 0 toor && useradd 0 && useradd app && chown -R app /data\nCOPY x /app/x\nCMD ["/app/x"]\n',
      lines: [1],
      fixed:
        'FROM debian:12\nRUN useradd -o -u 0 toor && useradd 0 && useradd app && chown -R app /data\nCOPY x /app/x\nUSER app\n\nCMD ["/app/x"]\n',
    },
    {
      name: 'an account that owns files, and a program that runs as it is started',
      dockerfile: 'FROM debian:12\nRUN useradd app && chown -R app /data\nCOPY x /app/x\nCMD ["/app/x"]\n',
      lines: [1],
      fixed: 'FROM debian:12\nRUN useradd app && chown -R app /data\nCOPY x /app/x\nUSER app\n\nCMD ["/app/x"]\n',
    },
    {
      name: 'an account, and a script of another stage that can be read',
      dockerfile:
        'FROM ruby:3.4 AS base\nWORKDIR /rails\nFROM base AS build\nCOPY . .\nFROM base\nCOPY --from=build /rails /rails\nRUN useradd rails && chown -R rails:rails log\nENTRYPOINT ["/rails/bin/docker-entrypoint"]\nCMD ["./bin/rails", "server"]\n',
      files: { 'bin/docker-entrypoint': '#!/bin/bash\n./bin/rails db:prepare\nexec "$@"\n' },
      lines: [5],
      fixed:
        'FROM ruby:3.4 AS base\nWORKDIR /rails\nFROM base AS build\nCOPY . .\nFROM base\nCOPY --from=build /rails /rails\nRUN useradd rails && chown -R rails:rails log\nUSER rails\n\nENTRYPOINT ["/rails/bin/docker-entrypoint"]\nCMD ["./bin/rails", "server"]\n',
    },
    {
      name: 'a script behind a shell that writes a file of root',
      dockerfile: 'FROM debian:12\nCOPY d/e.sh /e.sh\nENTRYPOINT ["sh", "-c", "/e.sh"]\n',
      files: { 'd/e.sh': '#!/bin/sh\nenvsubst < /t > "/etc/app/x.conf"\nexec app\n' },
      lines: [1],
    },
    { name: 'no USER', dockerfile: 'FROM a:1\nCMD ["x"]\n', lines: [1] },
    {
      name: 'USER only in a builder',
      dockerfile: 'FROM a:1 AS b\nUSER x\nFROM c:1\nCOPY --from=b /x /x\n',
      lines: [3],
    },
  ],
  silent: [
    {
      name: 'an account that a script names',
      dockerfile: 'FROM debian:12\nRUN useradd app && chown app /d\nCOPY e.sh /e.sh\nENTRYPOINT ["/e.sh"]\n',
      files: { 'e.sh': '#!/bin/sh\nexec tool --user app\n' },
    },
    {
      name: 'an account that a supervisor may switch to',
      dockerfile: 'FROM debian:12\nRUN useradd app && chown app /d\nCMD ["supervisord", "-n"]\n',
    },
    {
      name: 'an account, and a script that cannot be read',
      dockerfile: 'FROM debian:12\nRUN useradd app && chown app /d\nENTRYPOINT ["/e.sh"]\n',
    },
    {
      name: 'an account, and gosu for who starts it',
      dockerfile: 'FROM debian:12\nRUN apt-get install gosu && useradd app && chown app /d\nCMD ["/app/x"]\n',
    },
    {
      name: 'an account for the images that are built on this one',
      dockerfile: 'FROM debian:12\nRUN useradd app && chown app /d\n',
    },
    { name: 'sshd behind a shell', dockerfile: 'FROM a:1\nCMD ["sh", "-c", "exec /usr/sbin/sshd -D $X"]\n' },
    { name: 'knows gosu', dockerfile: 'FROM debian:12\nRUN gosu app x\n' },
    { name: 'a prompt for a person', dockerfile: 'FROM python:3\nCMD ["python3"]\n' },
    { name: 'a login shell', dockerfile: 'FROM debian:12\nCMD ["/bin/bash", "-l"]\n' },
    { name: 'a base image with a user', dockerfile: 'FROM grafana/grafana:11\nCOPY x /y\n' },
    {
      name: "Red Hat's image of a language",
      dockerfile: 'FROM registry.access.redhat.com/ubi9/nodejs-20\nCMD ["node", "x"]\n',
    },
    {
      name: 'a base image whose entry point drops root',
      dockerfile: 'FROM redis:7\nCOPY x /y\nCMD ["redis-server", "/y"]\n',
    },
    { name: 'USER', dockerfile: 'FROM a:1\nUSER 1\n' },
    { name: 'inherited USER', dockerfile: 'FROM a:1 AS b\nUSER 1\nFROM b\n' },
    { name: 'scratch', dockerfile: 'FROM scratch\nCOPY x /x\n' },
    { name: 'unknown base', dockerfile: 'ARG B\nFROM $B\n' },
    { name: 'distroless nonroot', dockerfile: 'FROM gcr.io/distroless/static:nonroot\n' },
    { name: 'drops root itself', dockerfile: 'FROM a:1\nENTRYPOINT ["gosu", "app", "x"]\n' },
    { name: 'makes an account', dockerfile: 'FROM a:1\nRUN adduser -D app\n' },
    { name: 'interactive shell', dockerfile: 'FROM a:1\nCMD ["bash"]\n' },
  ],
});

beforeAll(() => loadShellGrammar());

it('says where USER belongs in this image', () => {
  const place = (dockerfile: string) =>
    problemsOf(missingUser, { name: '', dockerfile }).map(
      ({ message }) => /put `USER[^`]*` ([^.]*)\./.exec(message)?.[1],
    );
  expect(place('FROM a:1\nENTRYPOINT ["x"]\nCMD ["y"]\n')).toEqual(['before `CMD`']);
  expect(place('FROM a:1\nENTRYPOINT ["x"]\n')).toEqual(['before `ENTRYPOINT`']);
  expect(place('FROM a:1 AS b\nCMD ["x"]\nFROM b\nRUN y\n')).toEqual(['at the end of the last stage']);
});
