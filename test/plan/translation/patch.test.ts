import { beforeAll, describe, expect, it } from '@jest/globals';
import { planOf } from '../../../src/plan/plan.ts';
import { changesOfTranslations, translationsOf } from '../../../src/plan/translation/find.ts';
import type { Language } from '../../../src/refactor/translate/language.ts';
import { memorySnapshot } from '../../../src/repository/snapshot.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';

beforeAll(loadShellGrammar);

const SCRIPT = '#!/bin/sh\nset -e\nuntil pg_isready; do sleep 1; done\nexec "$@"\n';

function found(files: Record<string, string>, path = 'docker-entrypoint.sh', language: Language = 'python') {
  return translationsOf(memorySnapshot({ [path]: SCRIPT, ...files }), path, language);
}

/** The Dockerfile after the patch; the reasons where there is none. */
function dockerfile(text: string, files: Record<string, string> = {}, path?: string): string | undefined {
  const [first] = found({ Dockerfile: text, ...files }, path);
  if (!first) return undefined;
  if (!first.patch.offered) return first.patch.reasons.join(' ');
  return first.patch.changes.find((change) => change.path === 'Dockerfile')?.after;
}

const FROM = 'FROM python:3.12-slim\n';

describe('the patch with a translated entry point', () => {
  it('brings the program, copies it executable and starts it, and copies the script no more', () => {
    const files = {
      Dockerfile: `${FROM}COPY docker-entrypoint.sh /\nENTRYPOINT ["/docker-entrypoint.sh"]\nCMD ["app"]\n`,
    };
    const [translated] = found(files);
    expect(translated?.patch).toMatchObject({ offered: true, keepsScript: false });
    const changes = changesOfTranslations(translated ? [translated] : []);
    expect(changes).toEqual([
      {
        path: 'docker_entrypoint.py',
        before: undefined,
        after: expect.stringMatching(/^#!\/usr\/bin\/env python3\n.*while run\(\["pg_isready"\]\) != 0:/s),
        executable: true,
      },
      {
        path: 'Dockerfile',
        before: files.Dockerfile,
        after: `${FROM}COPY --chmod=755 docker_entrypoint.py /\nENTRYPOINT ["/docker_entrypoint.py"]\nCMD ["app"]\n`,
      },
    ]);
  });

  it.each([
    [
      'with chmod in a step of its own, and a comment inside',
      'COPY docker-entrypoint.sh \\\n  # where\n  /usr/local/bin/\nRUN chmod +x /usr/local/bin/docker-entrypoint.sh && ok\nENTRYPOINT ["docker-entrypoint.sh"]\n',
      'COPY docker_entrypoint.py \\\n  # where\n  /usr/local/bin/\nRUN chmod +x /usr/local/bin/docker_entrypoint.py && ok\nENTRYPOINT ["docker_entrypoint.py"]\n',
    ],
    [
      'started by its shell',
      'WORKDIR /app\nCOPY docker-entrypoint.sh .\nCMD ["sh", "docker-entrypoint.sh"]\n',
      'WORKDIR /app\nCOPY docker_entrypoint.py .\nCMD ["python3", "docker_entrypoint.py"]\n',
    ],
    [
      'in the shell form',
      'WORKDIR /app\nCOPY docker-entrypoint.sh ./\nCMD ./docker-entrypoint.sh\n',
      'WORKDIR /app\nCOPY --chmod=755 docker_entrypoint.py ./\nCMD ["./docker_entrypoint.py"]\n',
    ],
    [
      'that comes with its folder',
      'WORKDIR /app\nCOPY . .\nENTRYPOINT ["/app/docker-entrypoint.sh"]\n',
      'WORKDIR /app\nCOPY . .\nENTRYPOINT ["/app/docker_entrypoint.py"]\n',
    ],
    [
      'that comes by a pattern',
      'COPY *.sh /srv/\nENTRYPOINT ["/srv/docker-entrypoint.sh"]\n',
      'COPY *.sh /srv/\nCOPY --chmod=755 docker_entrypoint.py /srv/\nENTRYPOINT ["/srv/docker_entrypoint.py"]\n',
    ],
    [
      'that another step needs',
      'COPY docker-entrypoint.sh /\nRUN ln -s /docker-entrypoint.sh /start\nENTRYPOINT ["/docker-entrypoint.sh"]\n',
      'COPY docker-entrypoint.sh /\nCOPY --chmod=755 docker_entrypoint.py /\nRUN ln -s /docker-entrypoint.sh /start\nENTRYPOINT ["/docker_entrypoint.py"]\n',
    ],
    [
      'that the health check runs, in an array of COPY, with CRLF',
      'COPY ["docker-entrypoint.sh", "/x/"]\r\nHEALTHCHECK CMD /x/docker-entrypoint.sh check\r\nENTRYPOINT ["/x/docker-entrypoint.sh"]\r\n',
      'COPY ["docker-entrypoint.sh", "/x/"]\r\nCOPY --chmod=755 ["docker_entrypoint.py", "/x/"]\r\nHEALTHCHECK CMD /x/docker-entrypoint.sh check\r\nENTRYPOINT ["/x/docker_entrypoint.py"]\r\n',
    ],
    [
      'in a stage below another one',
      'COPY docker-entrypoint.sh /\nRUN echo `ls`\nFROM scratch AS other\nFROM base\nENTRYPOINT ["/docker-entrypoint.sh"]\n'.replace(
        'FROM 0',
        'FROM base',
      ),
      'COPY --chmod=755 docker_entrypoint.py /\nRUN echo `ls`\nFROM scratch AS other\nFROM base\nENTRYPOINT ["/docker_entrypoint.py"]\n',
    ],
  ])('of a script %s', (_, before, after) => {
    const named = before.includes('FROM base') ? FROM.replace('\n', ' AS base\n') : FROM;
    const from = before.includes('\r') ? named.replace('\n', '\r\n') : named;
    expect(dockerfile(from + before)).toBe(from + after);
  });

  it('follows a script that is renamed while it is copied, and found by PATH', () => {
    const text = (name: string, target: string, flag = ''): string =>
      `${FROM}COPY --chown=app${flag} docker/${name} /usr/local/bin/${target}\nENTRYPOINT ["tini", "--", "${target}"]\n`;
    expect(dockerfile(text('start.sh', 'entrypoint'), {}, 'docker/start.sh')).toBe(
      text('docker_entrypoint.py', 'docker_entrypoint.py', ' --chmod=755'),
    );
  });

  it('leaves the script where compose starts it', () => {
    const compose =
      'services:\n  web:\n    build: .\n  job:\n    build: .\n    entrypoint: ["/docker-entrypoint.sh", "job"]\n';
    const text = `${FROM}COPY docker-entrypoint.sh /\nENTRYPOINT ["/docker-entrypoint.sh"]\n`;
    expect(dockerfile(text, { 'compose.yml': compose })).toContain('COPY docker-entrypoint.sh /\nCOPY --chmod=755');
  });

  it('takes another name where one is taken', () => {
    const text = `${FROM}COPY my-start.sh /\nENTRYPOINT ["/my-start.sh"]\n`;
    expect(dockerfile(text, { 'docker_entrypoint.py': 'x' }, 'my-start.sh')).toContain('["/my_start.py"]');
  });

  it.each([
    [
      'a line for a shell with more words',
      'COPY docker-entrypoint.sh /\nENTRYPOINT exec /docker-entrypoint.sh "$X"\n',
      /as an array/,
    ],
    [
      'both instructions',
      'COPY docker-entrypoint.sh /\nENTRYPOINT /docker-entrypoint.sh\nCMD ["x"]\n',
      /what CMD says/,
    ],
    ['another shell', 'COPY docker-entrypoint.sh /\nCMD ["bash", "/docker-entrypoint.sh"]\n', /asks for `sh`/],
    ['options of the shell', 'COPY docker-entrypoint.sh /\nCMD ["sh", "-x", "/docker-entrypoint.sh"]\n', /options/],
  ])('is not offered with %s', (_, text, reason) => {
    expect(dockerfile(FROM + text)).toMatch(reason);
  });

  it('is not offered where the ignore file keeps the program out', () => {
    const text = `${FROM}COPY docker-entrypoint.sh /\nENTRYPOINT ["/docker-entrypoint.sh"]\n`;
    expect(dockerfile(text, { '.dockerignore': '*\n!*.sh\n' })).toMatch(/ignore file/);
  });

  it('names what can not be translated', () => {
    const text = `${FROM}COPY e.sh /\nENTRYPOINT ["/e.sh"]\n`;
    expect(dockerfile(text, { 'e.sh': '#!/bin/sh\neval "$X"\n' }, 'e.sh')).toMatch(/^e\.sh:2: `eval`: /);
  });

  it.each([
    ['FROM python:3.7\n', false],
    ['FROM python:2\n', false],
    ['FROM python\n', true],
    ['ARG V=3.11\nFROM python:$V\n', true],
    ['FROM ghcr.io/python:3.12\n', false],
    ['FROM debian:12\nRUN apt-get update && apt-get install -y python3 curl\n', true],
    ['FROM debian:12\nRUN apt-get install -y python2\n', false],
    ['FROM alpine:3.20\nRUN apk add --no-cache python3\n', true],
    ['FROM debian:buster\nRUN apt-get install -y python3\n', false],
    ['FROM python:3.12 AS build\nFROM debian:12\n', false],
    ['FROM python:3.12 AS base\nFROM base\n', true],
  ])('needs Python in the image: %j', (from, there) => {
    const text = `${from}COPY docker-entrypoint.sh /\nENTRYPOINT ["/docker-entrypoint.sh"]\n`;
    expect(found({ Dockerfile: text }).length).toBe(there ? 1 : 0);
  });
});

describe('the patch for an image with Node', () => {
  it('brings a module and starts it', () => {
    const text = (name: string, flag = ''): string =>
      `FROM node:22-alpine\nCOPY${flag} ${name} /app/\nENTRYPOINT ["/app/${name}"]\nCMD ["node", "server.js"]\n`;
    const [translated] = found({ Dockerfile: text('docker-entrypoint.sh') }, undefined, 'node');
    const [program, dockerfile] = changesOfTranslations(translated ? [translated] : []);
    expect(program).toMatchObject({
      path: 'docker-entrypoint.mjs',
      executable: true,
      after: expect.stringMatching(/^#!\/usr\/bin\/env node\n.*while \(await run\(\['pg_isready'\]\) !== 0\) \{/s),
    });
    expect(dockerfile?.after).toBe(text('docker-entrypoint.mjs', ' --chmod=755'));
  });

  it.each([
    ['node', true],
    ['node:20.11-slim', true],
    ['node:lts-alpine', true],
    ['node:iron-bookworm', true],
    ['node:18', false],
    ['node:hydrogen', false],
    ['node:latestish', false],
  ])('needs Node 20 in the image: %s', (image, there) => {
    const text = `FROM ${image}\nCOPY docker-entrypoint.sh /\nENTRYPOINT ["/docker-entrypoint.sh"]\n`;
    expect(found({ Dockerfile: text }, undefined, 'node').length).toBe(there ? 1 : 0);
  });
});

describe('the step of the plan', () => {
  const text = `${FROM}COPY docker-entrypoint.sh /\nENTRYPOINT ["/docker-entrypoint.sh"]\nCMD ["app"]\n`;
  const step = (script: string) =>
    planOf(memorySnapshot({ Dockerfile: text, 'docker-entrypoint.sh': script })).steps.find(({ title }) =>
      title.startsWith('Translate'),
    );

  it('names the command and holds both files', () => {
    const found = step(SCRIPT);
    expect(found).toMatchObject({
      title: 'Translate the entry point docker-entrypoint.sh to Python',
      patch: 'plimsoll translate docker-entrypoint.sh --to python --write',
      places: [{ path: 'Dockerfile', line: 3 }],
    });
    expect(found?.changes.map(({ path }) => path)).toEqual(['docker_entrypoint.py', 'Dockerfile']);
  });

  it('says what stands in the way, and is not there for a script that is kept', () => {
    expect(step(SCRIPT.replace('exec', 'eval "$X"\nexec'))).toMatchObject({
      patch: undefined,
      changes: [],
      detail: expect.stringContaining('docker-entrypoint.sh:4: `eval`'),
    });
    expect(step('#!/bin/sh\nset -e\nexec "$@"\n')).toBeUndefined();
  });
});
