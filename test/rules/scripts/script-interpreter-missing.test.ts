import { beforeAll, expect, it } from '@jest/globals';
import { scriptInterpreterMissing } from '../../../src/rules/scripts/script-interpreter-missing.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, scriptCases } from '../../support/rule-cases.ts';

const on = (base: string, more = '', start = '["/start.sh"]'): Record<string, string> => ({
  Dockerfile: `FROM ${base}\n${more}COPY start.sh /\nENTRYPOINT ${start}\n`,
});
const BASH = '#!/bin/bash\nexec app\n';

scriptCases(scriptInterpreterMissing, {
  fires: [
    { name: 'bash on Alpine', script: BASH, files: on('alpine:3.20'), lines: [1] },
    { name: 'by env', script: '#!/usr/bin/env -S bash -eu\n', files: on('docker.io/library/alpine'), lines: [1] },
    { name: 'an image of a language on Alpine', script: BASH, files: on('node:22-alpine'), lines: [1] },
    { name: 'called by name', script: BASH, files: on('python:3.12-alpine', '', '["bash", "/start.sh"]'), lines: [1] },
    { name: 'distroless', script: '#!/bin/sh\n', files: on('gcr.io/distroless/static-debian12'), lines: [1] },
    { name: 'scratch', script: '#!/bin/sh\n', files: on('scratch'), lines: [1] },
    { name: 'Python on Debian', script: '#!/usr/bin/env python3\n', files: on('debian:12-slim'), lines: [1] },
    {
      name: 'bash in the stage before only',
      script: BASH,
      files: on('alpine', 'RUN apk add --no-cache bash\nFROM alpine\n'),
      lines: [1],
    },
    ...[
      ['alpine', '#!/bin/zsh'],
      ['library/alpine:3', '#!/bin/bash'],
      ['docker.io/alpine@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', '#!/bin/bash'],
      ['node:22-alpine3.20', '#!/bin/bash'],
      ['debian', '#!/usr/bin/env node'],
      ['fedora:40', '#!/usr/bin/perl'],
      ['fedora', '#!/usr/bin/perl'],
      ['alpine', '#!/usr/bin/env ruby'],
      ['debian:12', '#!/usr/bin/python3.12'],
      ['gcr.io/distroless/base', '#!/bin/bash'],
    ].map(([base = '', line]) => ({ name: `${line} on ${base}`, script: `${line}\n`, files: on(base), lines: [1] })),
    ...[
      'RUN apk add --no-cache curl\n',
      'COPY x y\n',
      'LABEL a=bash.tar\n',
      'COPY --from=x /app /app\n',
      'COPY --from=x a /srv/opt\n',
      'COPY --from=x a /optional\n',
      'COPY --chown=1 a /usr/\n',
    ].map((more) => ({ name: `${more.trim()} brings none`, script: BASH, files: on('alpine', more), lines: [1] })),
    {
      name: 'a package that is none of Python’s',
      script: '#!/usr/bin/python3\n',
      files: on('alpine', 'RUN apk add happy-py copy3-x\n'),
      lines: [1],
    },
    {
      name: 'sh by name without any shell',
      script: '#!/bin/sh\n',
      files: on('scratch', '', '["sh", "/start.sh"]'),
      lines: [1],
    },
    {
      name: 'python by name',
      script: '#!/usr/bin/python\n',
      files: on('alpine', '', '["/usr/bin/python", "/start.sh"]'),
      lines: [1],
    },
  ],
  silent: [
    { name: 'sh on Alpine', script: '#!/bin/sh\n', files: on('alpine') },
    { name: 'a name that is no pattern', script: '#!/bin/(b[\n', files: on('alpine', 'RUN true\n') },
    { name: 'bash on Debian', script: BASH, files: on('debian:12') },
    { name: 'bash that is installed', script: BASH, files: on('alpine', 'RUN apk add --no-cache bash curl\n') },
    { name: 'installed by a base stage', script: BASH, files: on('alpine AS b', 'RUN apk add bash\nFROM b\n') },
    { name: 'sh reads it', script: BASH, files: on('alpine', '', '["sh", "/start.sh"]') },
    { name: 'the debug image', script: '#!/bin/sh\n', files: on('gcr.io/distroless/base:debug') },
    { name: 'an image that nobody knows', script: BASH, files: on('example.com/base:1') },
    {
      name: 'Python with a package of it',
      script: '#!/usr/bin/python3\n',
      files: on('debian:12', 'RUN apt-get install python3-venv\n'),
    },
    ...[
      ['alpine', '#!/usr/local/bin/python', 'RUN apk add --no-cache \\\n\tca-certificates \\\n\tpy-boto\n'],
      ['alpine:3', '#!/usr/bin/env python3', 'RUN apk add py3-requests\n'],
      ['alpine', '#!/usr/bin/env node', 'RUN apk add npm\n'],
      ['debian:12', '#!/usr/bin/env ruby', 'RUN apt-get install -y bundler\n'],
    ].map(([base = '', line, more = '']) => ({
      name: `${more.trim()} brings it`,
      script: `${line}\n`,
      files: on(base, more),
    })),
    { name: 'copied from elsewhere', script: BASH, files: on('alpine', 'COPY --from=x /usr/local /usr/local\n') },
    { name: 'only copied', script: BASH, files: { Dockerfile: 'FROM alpine\nCOPY start.sh /\n' } },
    ...[
      ['me/alpine', '#!/bin/bash'],
      ['x.io/docker.io/library/alpine', '#!/bin/bash'],
      ['me/debian:12', '#!/usr/bin/env node'],
      ['me/fedora', '#!/usr/bin/perl'],
      ['debian:12', '#!/usr/bin/perl'],
      ['x.io/gcr.io/distroless/base', '#!/bin/sh'],
      ['gcr.io/distroless/base:nonroot-debug', '#!/bin/sh'],
      ['gcr.io/distroless/base', '#!/usr/bin/python3'],
      ['alpine', '#!/bin/rbash'],
      ['alpine', '#!/bin/bash5'],
      ['debian:12', '#!/usr/bin/env nodejs'],
      ['debian:12', '#!/usr/bin/mynode'],
    ].map(([base = '', line]) => ({ name: `${line} on ${base}`, script: `${line}\n`, files: on(base) })),
    ...['fish', 'shx', 'mypython', 'pythonx'].map((name) => ({
      name: `${name} is no name that is known`,
      script: '#!/bin/sh\n',
      files: on('scratch', '', `["${name}", "/start.sh"]`),
    })),
    ...[
      'RUN install BASH-5\n',
      'RUN ./install.sh\n',
      'RUN conda install x\n',
      'ADD rootfs.tar.gz /\n',
      'COPY rootfs.tar /\n',
      'COPY --from=x a /usr\n',
      'COPY --from=x a /usr/local/bin/\n',
      'COPY --from=x a /opt\n',
      'COPY --from=x a /bin\n',
      'COPY --from=x a /\n',
      'COPY --from=x /bin/bash /y\n',
    ].map((more) => ({ name: `${more.trim()} may bring it`, script: BASH, files: on('alpine', more) })),
    {
      name: 'another version of it',
      script: '#!/usr/bin/python3.11\n',
      files: on('debian:12', 'RUN apt-get install python3\n'),
    },
  ],
});

beforeAll(() => loadShellGrammar());

it('says what to do about each', () => {
  const said = (script: string, base: string) =>
    problemsOf(scriptInterpreterMissing, { name: '', dockerfile: script, files: on(base) }).map(
      ({ message }) => message,
    );
  expect(said('#!/bin/sh\n', 'scratch')).toEqual([
    '`/start.sh` is read by `sh`, which `scratch` does not have; start the program itself, or take an image with a shell.',
  ]);
  expect(said(BASH, 'alpine:3')).toEqual([
    expect.stringContaining('`alpine:3` does not have; install it (`apk add --no-cache bash`)'),
  ]);
  expect(said('#!/usr/bin/python3\n', 'debian:12')).toEqual([
    expect.stringContaining('`debian:12` does not have; install it, or take the image of that language'),
  ]);
});
