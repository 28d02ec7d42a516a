import { beforeAll, expect, it } from '@jest/globals';
import { setPipefail } from '../../../src/rules/shell/set-pipefail.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(setPipefail, {
  fires: [
    {
      name: 'checksums that are made, or read from a file',
      dockerfile: 'FROM me/x:1\nRUN a | sha256sum > y\nRUN a | sha256sum -c SUMS\nRUN a | sha256sum -c - | b\n',
      lines: [2, 3, 4],
    },
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
    {
      name: 'into the options that are set already',
      dockerfile:
        'FROM alpine:3.20\nRUN set -eux; \\\n  a | b\nRUN set -x && a | b\nRUN set -e -u; a | b\nRUN set +e; a | b\nRUN sets -x; a | b\n',
      lines: [3, 4, 5, 6, 7],
      fixed:
        'FROM alpine:3.20\nRUN set -euxo pipefail; \\\n  a | b\nRUN set -xo pipefail && a | b\nRUN set -o pipefail && set -e -u; a | b\nRUN set -o pipefail && set +e; a | b\nRUN set -o pipefail && sets -x; a | b\n',
    },
    {
      name: 'what a substitution runs does not make the rest of a pipe sure',
      dockerfile: 'FROM me/x:1\nRUN echo "$(cat x)" | b | c\nRUN a "$(echo x)" | b\nRUN echo $(a | b); c | d\n',
      lines: [2, 3, 4],
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
    {
      name: 'names that begin or end like programs that do not fail',
      dockerfile:
        'FROM me/x:1\nRUN echoes | b\nRUN reecho | b\nRUN a | b || mytrue\nRUN a | b || trueish\nRUN echo x | b | c\nRUN (a; echo b) | c\n',
      lines: [2, 3, 4, 5, 6, 7],
    },
    {
      name: 'the last pipe of several, conditions that keep the status',
      dockerfile:
        'FROM me/x:1\nRUN a \\\n  | b \\\n  | c\nRUN if a | zgrep b; then c; fi\nRUN if a | grepx b; then c; fi\n',
      lines: [4, 5, 6],
    },
    {
      name: 'a comment in a here-document that looks like its first line',
      dockerfile: 'FROM me/x:1\nRUN <<EOF\n# not #!/bin/bash -o pipefail\na | b\nEOF\n',
      lines: [4],
    },
    {
      name: 'programs that stop reading or find nothing',
      dockerfile:
        'FROM alpine:3\nRUN a | grep -q b\nRUN a | egrep -iq b\nRUN a | fgrep --quiet b\nRUN a | grep -m1 b > c\nRUN a | grep b | c\nRUN yes | c d | e\nRUN a | b (\nRUN a & b | c\n',
      lines: [2, 3, 4, 5, 6, 7, 8, 9],
    },
    {
      name: 'programs that only sound like those',
      dockerfile:
        'FROM alpine:3\nRUN a | header\nRUN a | overhead\nRUN pgrep a | b\nRUN grepper a | b\nRUN a | grep b x-q > c\nRUN head x; grep -q y; a | b\n',
      lines: [2, 3, 4, 5, 6, 7],
      fixed:
        'FROM alpine:3\nRUN set -o pipefail && a | header\nRUN set -o pipefail && a | overhead\nRUN set -o pipefail && pgrep a | b\nRUN set -o pipefail && grepper a | b\nRUN set -o pipefail && a | grep b x-q > c\nRUN set -o pipefail && head x; grep -q y; a | b\n',
    },
    {
      name: 'here-documents: of another shell, two, with a first line, indented',
      dockerfile:
        'FROM debian:12\nRUN <<EOF dash\na | b\nEOF\nRUN bash <<A && bash <<B\na | b\nA\nc | d\nB\nRUN <<EOF bash\n#!/bin/sh\na | b\nEOF\nRUN bash <<-EOF\n\t\ta | b\n\tEOF\nFROM alpine:3\nRUN <<EOF\n#!/bin/sh\na | b\nEOF\n',
      lines: [3, 6, 12, 15, 20],
      fixed:
        'FROM debian:12\nRUN <<EOF dash\na | b\nEOF\nRUN bash <<A && bash <<B\na | b\nA\nc | d\nB\nRUN <<EOF bash\n#!/bin/sh\na | b\nEOF\nRUN bash <<-EOF\n\t\tset -o pipefail\n\t\ta | b\n\tEOF\nFROM alpine:3\nRUN <<EOF\n#!/bin/sh\na | b\nEOF\n',
    },
    {
      name: 'a shell in SHELL of which nobody knows whether it has pipefail',
      dockerfile: 'FROM debian:12\nSHELL ["/bin/sh", "-c"]\nRUN a | b\n',
      lines: [3],
    },
    {
      name: 'a later RUN would break under the new SHELL',
      dockerfile: 'FROM debian:12\nRUN a | b\nRUN c | head\n',
      lines: [2, 3],
    },
    {
      name: 'an earlier RUN or a command that would break does not matter',
      dockerfile: 'FROM debian:12\nRUN a | head\nRUN c | d\nCMD e | head\n',
      lines: [2, 3],
      fixed: 'FROM debian:12\nRUN a | head\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN c | d\nCMD e | head\n',
    },
  ],
  silent: [
    {
      name: 'a check of checksums, which fails without any',
      dockerfile:
        'FROM me/x:1\nRUN grep " x.tgz$" SUMS | sha256sum -c -\nRUN curl u | awk y | sha512sum --strict --check\nRUN a | shasum -wc\n',
    },
    {
      name: 'echo and printf, also with what a substitution runs, which pipefail does not watch',
      dockerfile:
        'FROM me/x:1\nRUN v=1 && echo "$(cat x.sha)  x" | sha512sum -c -\nRUN printf "%s" "$(a | b)" "$(c)" | d\n',
    },
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
    {
      name: 'another substitution is stored, one that is exported',
      dockerfile: 'FROM a:1\nRUN V=$(x) && echo $(a | b) && W=$(y)\nRUN export V=$(a | b)\n',
    },
    { name: 'echo behind other commands', dockerfile: 'FROM a:1\nRUN x; echo a | c\nRUN (x); echo a | c\n' },
    {
      name: 'a condition that asks',
      dockerfile: 'FROM a:1\nRUN if a | grep -q b; then c; fi\nRUN if a | wc -l; then c; fi\n',
    },
    {
      name: 'failure allowed by other words',
      dockerfile: 'FROM a:1\nRUN a | b || :\nRUN a | b || echo x\nRUN a | b &\n',
    },
  ],
});

beforeAll(() => loadShellGrammar());

it('says where to set it', () => {
  const dockerfile = 'FROM alpine:3\nRUN a | b\nFROM debian:12\nRUN a | b\nFROM me/x:1\nRUN a | b\n';
  const [inScript, shell] = ['begin the script with `set -o pipefail`', 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]'];
  expect(problemsOf(setPipefail, { name: '', dockerfile }).map(({ message }) => message)).toEqual([
    expect.stringContaining(inScript),
    expect.stringContaining(shell),
    expect.stringContaining(shell),
  ]);
});
