import { beforeAll, describe, expect, it } from '@jest/globals';
import { memorySnapshot } from '../../src/repository/snapshot.ts';
import { checkSnapshot, loadConfiguration } from '../../src/review/index.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

/**
 * Where linters for Dockerfiles are known to go wrong: each rule that is named must find exactly these lines, one without lines none.
 */
interface Trap {
  readonly name: string;
  readonly dockerfile: string;
  /** By rule: the lines (from 1) that it has to find, and no others. */
  readonly finds: Readonly<Record<string, readonly number[]>>;
}

const TRAPS: Readonly<Record<string, readonly Trap[]>> = {
  'versions held in variables': [
    {
      name: 'a list of packages in a shell variable',
      dockerfile: 'FROM debian:12\nRUN pkgs="foo=1.2 bar=2.0" && apt-get install -y $pkgs\n',
      finds: { 'apt-pin-version': [] },
    },
    {
      name: 'a version in a build argument',
      dockerfile:
        'FROM debian:12\nARG V=1.2\nRUN apt-get install -y foo=$V bar=${V}-1\nRUN pip install "flask==${V}" && npm install -g a@$V && gem install b -v $V\nRUN apk add c=$V d~=$V\n',
      finds: {
        'apt-pin-version': [],
        'pip-pin-version': [],
        'npm-pin-version': [],
        'gem-pin-version': [],
        'apk-pin-version': [],
      },
    },
    {
      name: 'a variable that is a name only',
      dockerfile: 'FROM debian:12\nARG PHP=8.3\nRUN apt-get install -y php${PHP}-cli\n',
      finds: { 'apt-pin-version': [3] },
    },
  ],
  'here-documents with an interpreter': [
    {
      name: 'a shell on the line or in a shebang is read',
      dockerfile:
        'FROM debian:12\nRUN <<EOF bash\napt-get install curl\nEOF\nRUN <<EOF\n#!/bin/bash\napt-get install git\nEOF\nRUN bash <<EOF\napt-get install vim\nEOF\n',
      finds: { 'apt-assume-yes': [3, 7, 10] },
    },
    {
      name: 'another language is not',
      dockerfile:
        'FROM debian:12\nRUN <<EOF python3\nsudo = "apt-get install curl"\nEOF\nRUN <<EOF\n#!/usr/bin/env python3\ncd /x\nEOF\nRUN python3 <<EOF\nsudo rm\nEOF\n',
      finds: {
        'apt-assume-yes': [],
        'no-sudo': [],
        'workdir-over-cd': [],
        'set-pipefail': [],
        'heredoc-without-errexit': [],
      },
    },
    {
      name: 'text for a file is not',
      dockerfile:
        'FROM debian:12\nCOPY <<EOF /x.sh\nsudo apt-get install curl\nEOF\nRUN cat <<EOF > /y\nsudo apt-get install curl\nEOF\n',
      finds: { 'apt-assume-yes': [], 'no-sudo': [] },
    },
  ],
  'a trailing escape at the end of the file': [
    {
      name: 'with a line break',
      dockerfile: 'FROM debian:12\nRUN apt-get install curl \\\n',
      finds: { 'apt-assume-yes': [2] },
    },
    {
      name: 'without one',
      dockerfile: 'FROM debian:12\nRUN apt-get install curl \\',
      finds: { 'apt-assume-yes': [2] },
    },
    {
      name: 'in a list',
      dockerfile: 'FROM debian:12\nENV A=1 \\\n    B=2 \\',
      finds: { 'key-value-malformed': [], 'parse-error': [] },
    },
  ],
  'pip and its ways to name a version': [
    {
      name: 'the project itself, requirements, constraints, a wheel, a commit',
      dockerfile:
        'FROM python:3.13\nRUN pip install .\nRUN pip install -e ".[dev]"\nRUN pip install -r r.txt\nRUN pip install -c c.txt flask\nRUN pip install --constraint=c.txt flask\nRUN pip install ./a-1.0-py3-none-any.whl\nRUN pip install git+https://x.org/a@0123456789abcdef0123456789abcdef01234567\nRUN pip install /wheels/*\n',
      finds: { 'pip-pin-version': [] },
    },
    {
      name: 'what is not pinned, whatever stands around it',
      dockerfile:
        'FROM python:3.13\nRUN pip install flask\nRUN python3.13 -m pip install --upgrade flask\nRUN pip3 install "flask>=2,<4" "a[b]~=1.0"\n',
      finds: { 'pip-pin-version': [2, 3] },
    },
  ],
  'apk add --virtual': [
    {
      name: 'the name of the group is no package',
      dockerfile:
        'FROM alpine:3.22\nRUN apk add --no-cache --virtual .build gcc=14.2.0-r4\nRUN apk add --no-cache -t .deps git=2.49.0-r0\nRUN apk add --no-cache --virtual=.more make=4.4.1-r3\n',
      finds: { 'apk-pin-version': [] },
    },
  ],
  'flags before the subcommand': [
    {
      name: 'of each package manager',
      dockerfile:
        'FROM debian:12\nRUN apt-get -y install curl\nRUN apt-get -q -o Dpkg::Use-Pty=0 install curl\nRUN npm --global install typescript\nRUN pip --no-cache-dir install flask\nRUN yum -y install curl && dnf --assumeyes install git\nRUN apk --no-cache add curl\nRUN zypper -n install curl\n',
      finds: {
        'apt-assume-yes': [3],
        'apt-pin-version': [2, 3],
        'npm-pin-version': [4],
        'pip-pin-version': [5],
        'pip-no-cache-dir': [],
        'yum-assume-yes': [],
        'dnf-assume-yes': [],
        'apk-no-cache': [],
        'apk-pin-version': [7],
        'zypper-non-interactive': [],
      },
    },
  ],
  'package managers behind other programs': [
    {
      name: 'env, sudo, xargs, a path, another shell',
      dockerfile:
        'FROM debian:12\nRUN env DEBIAN_FRONTEND=noninteractive apt-get install curl\nRUN sudo -E apt-get install curl\nRUN cat list | xargs -r apt-get install\nRUN /usr/bin/apt-get install curl\nRUN bash -c "/usr/bin/apt-get install curl"\nRUN ["/bin/sh", "-c", "apt-get install curl"]\nRUN ["/usr/bin/apt-get", "install", "curl"]\nRUN nice -n 10 timeout 60 apt-get install curl\n',
      finds: { 'apt-assume-yes': [2, 3, 4, 5, 6, 7, 8, 9], 'no-sudo': [3] },
    },
    {
      name: 'a word that is no command',
      dockerfile: 'FROM debian:12\nRUN echo apt-get install curl && grep "sudo" /etc/group\nCOPY apt-get install /x/\n',
      finds: { 'apt-assume-yes': [], 'no-sudo': [] },
    },
  ],
  'cache and tmpfs mounts': [
    {
      name: 'nothing that is written there stays',
      dockerfile:
        'FROM debian:12\nRUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y curl=1\nRUN --mount=type=tmpfs,target=/var/lib/apt/lists apt-get update && apt-get install -y git=1\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask==3\nRUN --mount=type=cache,target=/var/cache/apk apk add curl=1\nRUN --mount=type=cache,target=/var/cache/dnf dnf install -y curl-1\n',
      finds: {
        'apt-clean-lists': [],
        'apt-clean-archives': [],
        'pip-no-cache-dir': [],
        'apk-no-cache': [],
        'dnf-clean-all': [],
      },
    },
    {
      name: 'a mount somewhere else does not help',
      dockerfile:
        'FROM debian:12\nRUN --mount=type=cache,target=/x apt-get update && apt-get install -y curl=1\nRUN --mount=type=bind,target=/root/.cache/pip pip install flask==3\n',
      finds: { 'apt-clean-lists': [2], 'pip-no-cache-dir': [3] },
    },
  ],
  'base images that are already non-root': [
    {
      name: 'distroless',
      dockerfile: 'FROM gcr.io/distroless/static-debian12:nonroot\nCOPY a /a\nCMD ["/a"]\n',
      finds: { 'missing-user': [] },
    },
    {
      name: 'unprivileged nginx',
      dockerfile: 'FROM nginxinc/nginx-unprivileged:1.29\nCOPY a /usr/share/nginx/html/\n',
      finds: { 'missing-user': [] },
    },
    {
      name: 'Chainguard',
      dockerfile: 'FROM cgr.dev/chainguard/python:latest-dev\nCOPY a /a\n',
      finds: { 'missing-user': [] },
    },
    {
      name: 'a stage with a user',
      dockerfile: 'FROM debian:12 AS base\nUSER app\nFROM base\nCMD ["a"]\n',
      finds: { 'missing-user': [], 'last-user-root': [] },
    },
  ],
  scratch: [
    {
      name: 'has no tag and needs no user for files only',
      dockerfile: 'FROM golang:1.25 AS b\nRUN go build -o /a\nFROM scratch\nCOPY --from=b /a /a\nENTRYPOINT ["/a"]\n',
      finds: { 'pin-base-image-tag': [], 'no-latest-tag': [], 'pin-base-image-digest': [1] },
    },
    {
      name: 'has no shell',
      dockerfile: 'FROM scratch\nCOPY a /a\nRUN /a\nRUN ["/a"]\n',
      finds: { 'shell-form-in-scratch': [3] },
    },
  ],
  'stage names as bases': [
    {
      name: 'in any case; only names from above',
      dockerfile: 'FROM debian:12 AS Base\nFROM base AS next\nFROM later\nFROM debian:12 AS later\n',
      finds: { 'pin-base-image-tag': [3] },
    },
    {
      name: 'copies from stages',
      dockerfile: 'FROM debian:12 AS b\nFROM debian:12\nCOPY --from=B /a /a\nCOPY --from=0 /c /c\n',
      finds: { 'copy-from-unknown-stage': [] },
    },
  ],
  'numeric and variable users': [
    { name: 'root by number', dockerfile: 'FROM debian:12\nUSER 0\nCMD ["a"]\n', finds: { 'last-user-root': [2] } },
    {
      name: 'root with a group',
      dockerfile: 'FROM debian:12\nUSER root:app\nCMD ["a"]\n',
      finds: { 'last-user-root': [2] },
    },
    {
      name: 'a number',
      dockerfile: 'FROM debian:12\nUSER 10001:10001\nCMD ["a"]\n',
      finds: { 'last-user-root': [], 'missing-user': [] },
    },
    {
      name: 'a variable that is root',
      dockerfile: 'FROM debian:12\nARG U=0\nUSER ${U}\nCMD ["a"]\n',
      finds: { 'last-user-root': [3] },
    },
    {
      name: 'a variable that is not',
      dockerfile: 'FROM debian:12\nARG U=app\nUSER $U\nCMD ["a"]\n',
      finds: { 'last-user-root': [], 'missing-user': [] },
    },
    {
      name: 'a variable that nobody knows',
      dockerfile: 'FROM debian:12\nARG U\nUSER $U\nCMD ["a"]\n',
      finds: { 'last-user-root': [], 'missing-user': [] },
    },
  ],
  'SHELL changes': [
    {
      name: 'pipefail comes and goes',
      dockerfile:
        'FROM debian:12\nRUN a | b\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a | b\nSHELL ["/bin/bash", "-c"]\nRUN a | b\nFROM debian:12\nRUN a | b\n',
      finds: { 'set-pipefail': [2, 6, 8] },
    },
    {
      name: 'another language is not read as shell',
      dockerfile:
        'FROM debian:12\nSHELL ["pwsh", "-Command"]\nRUN cd C:\\x; sudo y | z\nSHELL ["/bin/sh", "-c"]\nRUN sudo y\n',
      finds: { 'set-pipefail': [], 'no-sudo': [5], 'workdir-over-cd': [] },
    },
  ],
  'Windows images': [
    {
      name: 'their paths, their shell, their accounts',
      dockerfile:
        '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nWORKDIR C:\\app\nRUN curl -o x.zip http://localhost/x.zip && `\n    del x.zip\nUSER ContainerUser\nCMD ["C:\\\\app\\\\a.exe"]\n',
      finds: {
        'workdir-absolute': [],
        'last-user-root': [],
        'missing-user': [],
        'curl-fail-on-error': [],
        'set-pipefail': [],
        'parse-error': [],
      },
    },
  ],
  ONBUILD: [
    {
      name: 'its triggers are looked at like all others',
      dockerfile:
        'FROM debian:12\nONBUILD RUN apt-get install curl\nONBUILD ADD a /a\nONBUILD WORKDIR app\nonbuild run sudo b\n',
      finds: { 'apt-assume-yes': [2], 'copy-over-add': [3], 'workdir-absolute': [4], 'no-sudo': [5] },
    },
    {
      name: 'it runs in another image',
      dockerfile: 'FROM debian:12\nUSER app\nONBUILD USER root\nCMD ["a"]\n',
      finds: { 'last-user-root': [] },
    },
  ],
  'HEALTHCHECK NONE': [
    {
      name: 'is an answer',
      dockerfile: 'FROM nginx:1.29\nEXPOSE 80\nHEALTHCHECK NONE\n',
      finds: { 'missing-healthcheck': [], 'healthcheck-malformed': [] },
    },
  ],
  'names that only look like secrets': [
    {
      name: 'other words, files, switches, public halves',
      dockerfile:
        'FROM debian:12\nARG TOKENIZER=bert\nARG MAX_TOKENS=512\nENV PASSWORD_FILE=/run/secrets/x\nENV POSTGRES_PASSWORD_FILE /run/secrets/y\nENV KEYBOARD=us MONKEY=1\nENV PUBLIC_KEY=abc SSH_KEY_PATH=/k\nENV SECRET_NAME=db TOKEN_URL=https://x\nARG PASSWORDLESS=true\n',
      finds: { 'secret-in-arg-or-env': [], 'hardcoded-secret-value': [] },
    },
    {
      name: 'real ones',
      dockerfile:
        'FROM debian:12\nARG GITHUB_TOKEN\nENV DB_PASSWORD=hunter2\nENV AWS_SECRET_ACCESS_KEY=x\nARG npm_auth_token=abc\n',
      finds: { 'secret-in-arg-or-env': [2, 3, 4, 5] },
    },
  ],
};

beforeAll(() => loadShellGrammar());

describe.each(Object.entries(TRAPS))('%s', (_, traps) => {
  it.each(
    traps.flatMap((trap) => [
      [trap.name, trap.dockerfile, trap.finds] as const,
      [`${trap.name}, with CRLF`, trap.dockerfile.replaceAll('\n', '\r\n'), trap.finds] as const,
    ]),
  )('%s', (_name, dockerfile, finds) => {
    const { configuration } = loadConfiguration('extends: [strict]', 'plimsoll.yml');
    const { findings } = checkSnapshot(memorySnapshot({ Dockerfile: dockerfile }), { configuration });
    const found = Object.fromEntries(
      Object.keys(finds).map((rule) => [
        rule,
        [...new Set(findings.filter((finding) => finding.rule === rule).map(({ line }) => line))],
      ]),
    );
    expect(found).toEqual(finds);
  });
});
