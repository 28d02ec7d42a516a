import { beforeAll, describe, expect, it } from '@jest/globals';
import { multiStage } from '../../../../src/refactor/multi-stage/multi-stage.ts';
import { splitFix } from '../../../../src/rules/support/stages/split-fix.ts';
import { loadShellGrammar } from '../../../../src/shell/parser.ts';
import { applyEdits } from '../../../../src/text/edit.ts';
import { testImage } from '../../../support/images.ts';

beforeAll(() => loadShellGrammar());

const PIP = `FROM python:3.12-slim
RUN apt-get update && apt-get install -y gcc libpq-dev
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
CMD ["python", "main.py"]
`;

/** The patched text. */
function patched(dockerfile: string, always = false, files: Record<string, string> = {}): string {
  const image = testImage(dockerfile, files);
  const fix = splitFix(image, multiStage(image), always);
  return fix ? applyEdits(dockerfile, fix.edits) : '';
}

describe('caches of package managers', () => {
  const mounted = 'RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt\n';

  it('are mounted in the builder where the file declares BuildKit', () => {
    const text = patched(`# syntax=docker/dockerfile:1.7\n${PIP}`, false, { 'requirements.txt': 'psycopg2\n' });
    expect(text).toContain(mounted);
    // The system's packages are left alone, as are the other bytes.
    expect(text.match(/--mount/g)).toHaveLength(1);
    expect(text).toMatch(
      /COPY --from=build \/opt\/venv \/opt\/venv\nENV PATH=\/opt\/venv\/bin:\$PATH\nCOPY \. \.\nCMD .*\n$/,
    );
  });

  it('are mounted where another RUN mounts something, or the configuration says so', () => {
    const secret = PIP.replace('WORKDIR', 'RUN --mount=type=secret,id=a useradd a\nWORKDIR');
    expect(patched(secret)).toContain(mounted);
    expect(patched(PIP, true)).toContain(mounted);
  });

  it.each([PIP, `# syntax=example.org/own/frontend\n${PIP}`])(
    'are not mounted where nothing says that it can be',
    (file) => {
      expect(patched(file)).toContain('RUN pip install --no-cache-dir');
      expect(patched(file)).not.toContain('--mount');
    },
  );

  it('are left as they are where there is one, or where it lies elsewhere', () => {
    const own = PIP.replace('RUN pip', 'RUN --mount=type=cache,target=/root/.cache/pip pip').replace(
      '--no-cache-dir ',
      '',
    );
    expect(patched(own).match(/--mount/g)).toHaveLength(1);
    const off = `# syntax=docker/dockerfile:1\n${PIP}`.replace('WORKDIR', 'ENV PIP_NO_CACHE_DIR=1\nWORKDIR');
    expect(patched(off)).not.toContain('--mount');
  });

  it('are one for each manager of a builder', () => {
    const both = `# syntax=docker/dockerfile:1
FROM node:20
WORKDIR /app
RUN apt-get update && apt-get install -y build-essential python3-pip
COPY . .
RUN npm ci && npm run build
RUN cargo build --release
CMD ["node", "dist/main.js"]
`;
    const text = patched(both, false, { 'package.json': '{"scripts": {"build": "tsc"}}', 'package-lock.json': '{}' });
    expect(text).toContain('RUN --mount=type=cache,target=/root/.npm npm ci');
    expect(text).toContain('--mount=type=cache,target=/usr/local/cargo/registry cargo build');
  });
});

describe('the ignore file', () => {
  const NODE = `FROM node:20
WORKDIR /app
COPY . .
RUN apt-get update && apt-get install -y build-essential && npm ci && npm run build
CMD ["node", "dist/main.js"]
`;
  const FILES = {
    'package.json': '{"repository": {"type": "git"}, "scripts": {"build": "tsc"}}',
    'package-lock.json': '{}',
    'main.ts': '',
  };
  /** What comes with the fix, by path. */
  function companion(dockerfile: string, files: Record<string, string>): Record<string, string> {
    const image = testImage(dockerfile, files);
    const fix = splitFix(image, multiStage(image), false);
    return Object.fromEntries((fix?.files ?? []).map(({ path, text }) => [path, text]));
  }

  it('keeps out what the builder makes anew, and history that nothing looks into', () => {
    expect(companion(NODE, FILES)).toEqual({ '.dockerignore': '.git\n**/node_modules\n' });
  });

  it('gets the lines that are missing, in its own line endings', () => {
    expect(companion(NODE, { ...FILES, '.dockerignore': '# ours\r\n.git\r\n*.log' })).toEqual({
      '.dockerignore': '# ours\r\n.git\r\n*.log\r\n**/node_modules\r\n',
    });
    expect(companion(NODE, { ...FILES, '.dockerignore': '.git\nnode_modules\n' })).toEqual({});
  });

  it.each([
    ['a script of package.json', { 'package.json': '{"scripts": {"build": "git describe && tsc"}}' }],
    ['a configuration file', { 'vite.config.ts': 'import { execSync } from "x"; execSync("git rev-parse HEAD");' }],
    ['a Makefile', { Makefile: 'VERSION := $(shell git describe)' }],
    ['what makes versions of tags', { 'pyproject.toml': '[build-system]\nrequires = ["setuptools_scm"]' }],
  ])('keeps history in for %s', (_, files) => {
    expect(companion(NODE, { ...FILES, ...files })).toEqual({ '.dockerignore': '**/node_modules\n' });
  });

  it('keeps history in for Go, whose programs carry the commit', () => {
    const go = 'FROM golang:1.22\nWORKDIR /src\nCOPY . .\nRUN go build -o /serve .\nCMD ["/serve"]\n';
    expect(companion(go, { 'go.mod': 'module a', 'main.go': 'package main' })).toEqual({});
  });

  it.each([
    ['does not copy its whole context', NODE.replace('COPY . .', 'COPY package*.json main.ts ./'), FILES],
    ['may share its context with another one', NODE, { ...FILES, 'test/Dockerfile': 'FROM a' }],
    ['has an ignore file that brings files back', NODE, { ...FILES, '.dockerignore': '*\n!package.json\n!main.ts\n' }],
  ])('is not made for a file that %s', (_, dockerfile, files) => {
    expect(companion(dockerfile, files)).toEqual({});
  });

  it('lets through what is committed or copied by name', () => {
    const dockerfile = NODE.replace('CMD', 'COPY target/a.txt /\nCMD').replace('npm ci', 'cargo build && npm ci');
    expect(companion(dockerfile, { ...FILES, 'target/a.txt': '' })).toEqual({
      '.dockerignore': '.git\n**/node_modules\n',
    });
    expect(companion(NODE, { ...FILES, 'vendor/node_modules/a/b.js': '' })).toEqual({ '.dockerignore': '.git\n' });
  });

  it("keeps Composer's packages out, and history in where the program has git", () => {
    const php = (packages: string): string =>
      `FROM php:8.3-apache\nRUN apt-get update && apt-get install -y libzip-dev ${packages} && docker-php-ext-install zip\nCOPY --from=composer:2 /usr/bin/composer /usr/bin/composer\nCOPY . .\nRUN composer install --no-dev\n`;
    const files = { 'composer.json': '{}', 'index.php': '<?php exec("git log");' };
    expect(companion(php('unzip'), files)).toEqual({ '.dockerignore': '.git\nvendor\n' });
    expect(companion(php('git'), files)).toEqual({ '.dockerignore': 'vendor\n' });
  });

  it('keeps environments and caches of Python out', () => {
    const dockerfile = PIP.replace('COPY requirements.txt .', 'COPY . .');
    expect(companion(dockerfile, { 'requirements.txt': 'flask\n' })).toEqual({
      '.dockerignore': '.git\n.venv\nvenv\n**/__pycache__\n',
    });
  });
});

describe('credentials in the builder', () => {
  const patchedOf = (dockerfile: string): string =>
    patched(dockerfile, false, { 'requirements.txt': 'psycopg2\n', 'main.py': '' });
  const env = (line: string): string =>
    `FROM python:3.12\n${line}\nRUN apt-get update && apt-get install -y gcc libpq-dev\nCOPY . /app\nWORKDIR /app\nRUN pip install -r requirements.txt\nCMD ["python", "main.py"]\n`;
  const [builder, final] = [0, 1].map(
    (at) =>
      (text: string): string =>
        text.split(/(?=^FROM )/m).filter((part) => part.startsWith('FROM'))[at] ?? '',
  ) as [(text: string) => string, (text: string) => string];

  it('stay where the application runs only', () => {
    const text = patchedOf(env('ENV API_TOKEN=abc123xyz A=1\nENV DB_PASSWORD=hunter22x'));
    expect(builder(text)).toContain('ENV A=1\n');
    expect(builder(text)).not.toMatch(/API_TOKEN|DB_PASSWORD/);
    expect(final(text)).toContain('ENV API_TOKEN=abc123xyz A=1\nENV DB_PASSWORD=hunter22x\n');
  });

  it.each([
    ['that a package manager reads', env('ENV PIP_PASSWORD=hunter22x')],
    [
      'that a command of the builder names',
      env('ENV REGISTRY_TOKEN=abc123xyz').replace(
        'pip install',
        'pip install --index-url https://x:$REGISTRY_TOKEN@y/',
      ),
    ],
  ])('stay in the builder where it is one %s', (_, dockerfile) => {
    expect(builder(patchedOf(dockerfile))).toMatch(/ENV (PIP_PASSWORD|REGISTRY_TOKEN)=/);
  });
});
