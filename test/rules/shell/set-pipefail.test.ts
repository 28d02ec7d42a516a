import { setPipefail } from '../../../src/rules/shell/set-pipefail.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(setPipefail, {
  fires: [
    {
      name: 'a heredoc that names its shell',
      dockerfile: 'FROM debian:12\nRUN <<EOF bash\na | b\nEOF\n',
      lines: [3],
      fixed: 'FROM debian:12\nRUN <<EOF bash\nset -o pipefail\na | b\nEOF\n',
    },
    {
      name: 'alpine',
      dockerfile: 'FROM alpine:3.20\nRUN a | b\n',
      lines: [2],
      fixed: 'FROM alpine:3.20\nRUN set -o pipefail && a | b\n',
    },
    { name: 'unknown base', dockerfile: 'FROM me/x:1\nRUN a | b\n', lines: [2] },
    {
      name: 'one SHELL a stage',
      dockerfile: 'FROM python:3.12-slim\nRUN a | b\nRUN c | d\n',
      lines: [2, 3],
      fixed: 'FROM python:3.12-slim\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a | b\nRUN c | d\n',
    },
    {
      name: 'bash without it, inherited',
      dockerfile:
        'FROM me/x:1 AS b\nSHELL ["/bin/bash", "-c"]\nFROM b\nRUN --mount=type=cache,target=/c \\\n  a |& b\n',
      lines: [5],
      fixed:
        'FROM me/x:1 AS b\nSHELL ["/bin/bash", "-c"]\nFROM b\nRUN --mount=type=cache,target=/c \\\n  set -o pipefail && a |& b\n',
    },
    { name: 'too late', dockerfile: 'FROM me/x:1\nRUN a | b && set -o pipefail\n', lines: [2] },
    {
      name: 'heredoc',
      dockerfile: 'FROM fedora:41\nRUN <<EOF\nset -e\na | b\nEOF\n',
      lines: [4],
      fixed: 'FROM fedora:41\nRUN <<EOF\nset -o pipefail\nset -e\na | b\nEOF\n',
    },
    { name: 'stored in a variable', dockerfile: 'FROM me/x:1\nRUN V=$(curl x | jq .v) && echo $V\n', lines: [2] },
    { name: 'would break under pipefail', dockerfile: 'FROM alpine:3\nRUN curl x | head -n 1 > y\n', lines: [2] },
    { name: 'ONBUILD', dockerfile: 'FROM debian:12\nONBUILD RUN a | b\n', lines: [2] },
    {
      name: 'the stage begins anew',
      dockerfile: 'FROM a:1\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nFROM a:1\nRUN a | b\n',
      lines: [4],
    },
  ],
  silent: [
    {
      name: 'a sh that is asked for pipefail: it has it, or says so',
      dockerfile: 'FROM debian:12\nSHELL ["/bin/sh", "-o", "pipefail", "-c"]\nRUN curl x | tar x\n',
    },
    { name: 'in quotes', dockerfile: 'FROM debian:12\nRUN bash -c "a | b"\n' },
    { name: 'set in the script', dockerfile: 'FROM a:1\nRUN set -eo pipefail; a | b\n' },
    { name: 'set -euxo pipefail over lines', dockerfile: 'FROM a:1\nRUN set -euxo pipefail \\\n  # why\n  && a | b\n' },
    { name: 'shell', dockerfile: 'FROM a:1\nSHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nRUN a | b\n' },
    { name: 'inherited', dockerfile: 'FROM a:1 AS b\nSHELL ["/bin/ash", "-o", "pipefail", "-c"]\nFROM b\nRUN a | b\n' },
    { name: 'bash -o', dockerfile: 'FROM a:1\nRUN bash -o pipefail -c "a | b"\n' },
    { name: 'heredoc', dockerfile: 'FROM a:1\nRUN <<EOF\nset -o pipefail\na | b\nEOF\n' },
    { name: 'shebang', dockerfile: 'FROM a:1\nRUN <<EOF\n#!/bin/bash -eo pipefail\na | b\nEOF\n' },
    { name: 'PowerShell', dockerfile: 'FROM a:1\nSHELL ["pwsh", "-c"]\nRUN a | b\n' },
    { name: 'Windows', dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN dir | more\n' },
    { name: 'no pipe', dockerfile: 'FROM a:1\nRUN a || echo "b | c"\n' },
    { name: 'echo', dockerfile: 'FROM a:1\nRUN echo x | debconf-set-selections\n' },
    { name: 'failure allowed', dockerfile: 'FROM a:1\nRUN a | b || true\n' },
    { name: 'an argument', dockerfile: 'FROM a:1\nRUN echo $(a | b)\n' },
    { name: 'exec', dockerfile: 'FROM a:1\nRUN ["a", "|", "b"]\n' },
  ],
});
