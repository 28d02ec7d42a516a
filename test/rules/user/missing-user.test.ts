import { missingUser } from '../../../src/rules/user/missing-user.ts';
import { ruleCases } from '../../support/rule-cases.ts';

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
    { name: 'no USER', dockerfile: 'FROM a:1\nCMD ["x"]\n', lines: [1] },
    {
      name: 'USER only in a builder',
      dockerfile: 'FROM a:1 AS b\nUSER x\nFROM c:1\nCOPY --from=b /x /x\n',
      lines: [3],
    },
  ],
  silent: [
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
