import { scriptInterpreterMissing } from '../../../src/rules/scripts/script-interpreter-missing.ts';
import { scriptCases } from '../../support/rule-cases.ts';

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
    { name: 'copied from elsewhere', script: BASH, files: on('alpine', 'COPY --from=x /usr/local /usr/local\n') },
    { name: 'only copied', script: BASH, files: { Dockerfile: 'FROM alpine\nCOPY start.sh /\n' } },
  ],
});
