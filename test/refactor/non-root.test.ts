import { beforeAll, describe, expect, it } from '@jest/globals';
import { nonRoot } from '../../src/refactor/non-root.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { testImage } from '../support/images.ts';

beforeAll(() => loadShellGrammar());

function rewritten(dockerfile: string, files: Record<string, string> = {}): string | string[] {
  const result = nonRoot(testImage(dockerfile, files));
  return result.offered ? applyEdits(dockerfile, result.edits) : result.reasons.map(({ message }) => message);
}

describe('nonRoot', () => {
  it("makes an account with Debian's tools and gives it the folders for data", () => {
    expect(rewritten('FROM python:3.12-slim\nRUN mkdir -p /app/data /app/src\n# Go\nCMD ["python", "a.py"]\n')).toBe(
      [
        'FROM python:3.12-slim',
        'RUN mkdir -p /app/data /app/src',
        'RUN groupadd --system --gid 10001 app \\',
        '    && useradd --system --no-log-init --create-home --uid 10001 --gid app app \\',
        '    && chown -R app:app /app/data',
        'USER 10001:10001',
        '',
        '# Go',
        'CMD ["python", "a.py"]',
        '',
      ].join('\n'),
    );
  });

  it("uses BusyBox's tools on Alpine, and the account that node has", () => {
    expect(rewritten('FROM python:3.12-alpine\nCMD ["x"]\n')).toContain(
      'adduser -S -D -u 10001 -G app app\nUSER 10001:10001\n',
    );
    expect(rewritten('FROM node:22\nCMD ["node", "a.js"]\n')).toBe(
      'FROM node:22\nUSER 1000:1000\n\nCMD ["node", "a.js"]\n',
    );
  });

  it('uses the account of distroless images, and none but that', () => {
    const base = 'FROM gcr.io/distroless/static-debian12\n';
    expect(rewritten(`${base}CMD ["/x"]\n`)).toBe(`${base}USER 65532:65532\n\nCMD ["/x"]\n`);
  });

  it.each([
    'rockylinux:9',
    'quay.io/centos/centos:stream9',
    'opensuse/leap:15.6',
    'registry.opensuse.org/opensuse/tumbleweed',
  ])('makes an account on %s', (base) => {
    expect(rewritten(`FROM ${base}\nVOLUME /data\nCMD ["x"]\n`)).toContain(
      'groupadd --system --gid 10001 app \\\n    && useradd --system --no-log-init --create-home --uid 10001 --gid app app \\\n    && mkdir -p /data \\\n    && chown -R app:app /data\nUSER 10001:10001\n',
    );
  });

  it.each([
    'rockylinux:9-minimal',
    'amazonlinux:2023',
    'registry.suse.com/bci/nodejs:20',
    'quay.io/fedora/fedora-minimal:40',
  ])('runs as a number on %s, where nothing makes accounts', (base) => {
    expect(rewritten(`FROM ${base}\nRUN mkdir /app/data\nCMD ["x"]\n`)).toBe(
      `FROM ${base}\nRUN mkdir /app/data \\\n    && chown -R 10001:10001 /app/data\nUSER 10001:10001\n\nCMD ["x"]\n`,
    );
    expect(rewritten(`FROM ${base}\nCMD ["x"]\n`)).toBe(`FROM ${base}\nUSER 10001:10001\n\nCMD ["x"]\n`);
  });

  it("shares with root's group on Red Hat's images, which OpenShift runs under numbers of its own", () => {
    const text = (base: string): string => `FROM ${base}\nVOLUME /data\nCMD ["x"]\n`;
    expect(rewritten(text('registry.access.redhat.com/ubi9/ubi:9.4'))).toBe(
      'FROM registry.access.redhat.com/ubi9/ubi:9.4\nRUN useradd --system --no-log-init --create-home --uid 10001 --gid 0 app \\\n    && mkdir -p /data \\\n    && chown -R 10001:0 /data \\\n    && chmod -R g=u /data\nUSER 10001:0\n\nVOLUME /data\nCMD ["x"]\n',
    );
    for (const base of [
      'registry.redhat.io/ubi8-minimal:8.10',
      'redhat/ubi9-micro',
      'registry.access.redhat.com/ubi9/ubi-minimal',
    ])
      expect(rewritten(text(base))).toContain(
        'RUN mkdir -p /data \\\n    && chown -R 10001:0 /data \\\n    && chmod -R g=u /data\nUSER 10001:0\n',
      );
    expect(rewritten('FROM registry.access.redhat.com/ubi9/python-311\nUSER 0\nRUN x\nCMD ["x"]\n')).toContain(
      'USER 1001:0\n',
    );
    expect(rewritten('FROM registry.access.redhat.com/ubi9/openjdk-17\nUSER 0\nRUN x\nCMD ["x"]\n')).toContain(
      'USER 185:0\n',
    );
    expect(String(rewritten('FROM registry.access.redhat.com/ubi9/other\nCMD ["x"]\n'))).toContain('not known how');
  });

  it('leaves Windows alone, and says so', () => {
    expect(
      rewritten('FROM mcr.microsoft.com/windows/servercore:ltsc2022\nUSER ContainerAdministrator\nCMD ["x"]\n'),
    ).toEqual([
      'It runs on Windows, whose accounts are others; every image has `ContainerUser`, which has few rights.',
    ]);
  });

  it('takes up the account that the file used before it went back to root', () => {
    const dockerfile = 'FROM acme/x:1\nUSER app\nRUN x\nUSER root\nRUN y\nCMD ["x"]\n';
    expect(rewritten(dockerfile)).toBe(dockerfile.replace('CMD', 'USER app\n\nCMD'));
  });

  it('keeps CRLF', () => {
    expect(rewritten('FROM node:22\r\nCMD ["x"]\r\n')).toBe('FROM node:22\r\nUSER 1000:1000\r\n\r\nCMD ["x"]\r\n');
  });

  it('takes the place of a USER that was root before, too', () => {
    expect(rewritten('FROM debian:12\nRUN x\nUSER root\nEXPOSE 8080\nCMD ["x"]\n')).toBe(
      'FROM debian:12\nRUN x\nRUN groupadd --system --gid 10001 app \\\n    && useradd --system --no-log-init --create-home --uid 10001 --gid app app\nUSER 10001:10001\nEXPOSE 8080\nCMD ["x"]\n',
    );
    const volume = String(rewritten('FROM debian:12\nVOLUME /data\nUSER root\nCMD ["x"]\n'));
    expect(volume.indexOf('useradd')).toBeLessThan(volume.indexOf('VOLUME'));
  });

  it("lets a PATH name folders of root's home that nothing fills", () => {
    const text =
      'FROM node:22\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nENV PATH="/root/.local/bin:$PATH"\nCOPY --from=build /app /app\nCMD ["x"]\n';
    expect(rewritten(text)).toContain('USER 1000:1000');
  });

  it('follows a stage to the image that it is built on', () => {
    expect(rewritten('FROM node:22 AS base\nFROM base\nCMD ["x"]\n')).toContain('USER 1000:1000');
  });

  it.each([
    ['an unknown image', 'FROM acme/app:1\nCMD ["x"]\n', 'not known how accounts are made'],
    ['a low port', 'FROM node:22\nEXPOSE 80\nCMD ["x"]\n', 'Ports under 1024'],
    ['a program that needs root', 'FROM debian:12\nCMD ["cron", "-f"]\n', '`cron` needs root'],
    ["root's home", 'FROM node:22\nENV HOME=/root/app\nCMD ["x"]\n', '`/root/app` lies in'],
    [
      "programs in root's home",
      'FROM node:22\nRUN curl x | sh\nENV PATH=/root/.local/bin:$PATH\nCMD ["x"]\n',
      '`/root/.local/bin` lies in',
    ],
    [
      "programs copied into root's home",
      'FROM node:22\nENV PATH=/root/.local/bin:$PATH\nCOPY --from=a /root/.local /root/.local\nCMD ["x"]\n',
      '`/root/.local/bin` lies in',
    ],
    [
      "what an unknown image may have in root's home",
      'FROM acme/app:1\nRUN apt-get update && apt-get install -y x\nENV PATH=/root/.local/bin:$PATH\nCMD ["x"]\n',
      '`/root/.local/bin` lies in',
    ],
    ['a port in a variable', 'FROM node:22\nARG PORT\nEXPOSE $PORT\nCMD ["x"]\n', 'write the number'],
    ['nothing that starts', 'FROM node:22\n', 'starts nothing'],
    ['a script that cannot be read', 'FROM node:22\nENTRYPOINT ["/start.sh"]\n', 'could not be read'],
  ])('refuses %s', (_, dockerfile, reason) => {
    expect(String(rewritten(dockerfile))).toContain(reason);
  });

  it('gives volumes to the account before they are volumes', () => {
    expect(rewritten('FROM node:22\n# Uploads\nVOLUME ["/data"]\nCMD ["x"]\n')).toBe(
      'FROM node:22\nRUN mkdir -p /data \\\n    && chown -R 1000:1000 /data\nUSER 1000:1000\n\n# Uploads\nVOLUME ["/data"]\nCMD ["x"]\n',
    );
    expect(rewritten('FROM node:22\nVOLUME /data\nRUN y\nCMD ["x"]\n')).toBe(
      'FROM node:22\nRUN mkdir -p /data \\\n    && chown -R 1000:1000 /data\nVOLUME /data\nRUN y\nUSER 1000:1000\n\nCMD ["x"]\n',
    );
  });

  it('puts USER behind the last step that builds', () => {
    expect(rewritten('FROM node:22\r\nCMD ["x"]\r\nRUN y\r\n')).toBe(
      'FROM node:22\r\nCMD ["x"]\r\nRUN y\r\nUSER 1000:1000\r\n',
    );
  });

  it('gives no folder to the account that may not be there, nor one for temporary files', () => {
    const text = rewritten(
      'FROM node:22\nRUN mkdir /tmp/a && if b; then mkdir /app/data; fi && mkdir /app/cache && rm -r /app/cache && mkdir /app/logs\nCMD ["x"]\n',
    );
    expect(text).toContain('chown -R 1000:1000 /app/logs\n');
    expect(text).not.toContain('chown -R 1000:1000 /tmp');
  });

  it('finds folders that are named relative to the working directory', () => {
    expect(rewritten('FROM node:22\nWORKDIR /srv\nRUN mkdir -p var/uploads\nCMD ["x"]\n')).toContain(
      'RUN mkdir -p var/uploads \\\n    && chown -R 1000:1000 /srv/var/uploads\nUSER',
    );
  });

  it.each([
    ['FROM php:8.3-cli-alpine\n', 'USER 82:82\n'],
    ['FROM mcr.microsoft.com/dotnet/aspnet:8.0\n', 'USER 1654:1654\n'],
    ['FROM acme/app:1\nRUN apt-get install -y curl\n', 'groupadd --system'],
    ['FROM acme/app:1\nRUN apk add curl\n', 'addgroup -S'],
  ])('knows or finds the account of %j', (head, expected) => {
    expect(rewritten(`${head}CMD ["x"]\n`)).toContain(expected);
  });

  it('does not take a package manager behind sudo for proof of root', () => {
    expect(String(rewritten('FROM acme/app:1\nRUN sudo apt-get install -y curl\nCMD ["x"]\n'))).toContain(
      'not known how',
    );
  });

  it('looks into the entry point', () => {
    const dockerfile = 'FROM node:22\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\n';
    expect(String(rewritten(dockerfile, { 'start.sh': 'exec gosu app "$@"\n' }))).toContain('calls `gosu`');
    expect(rewritten(dockerfile, { 'start.sh': 'exec node a.js\n' })).toContain('USER 1000:1000');
  });
});
