import { beforeAll, describe, expect, it } from '@jest/globals';
import { multiStage } from '../../../src/refactor/multi-stage/multi-stage.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { testImage } from '../../support/images.ts';

beforeAll(() => loadShellGrammar());

function rewrite(text: string, files: Record<string, string> = {}): string | readonly string[] {
  const result = multiStage(testImage(text, files));
  return result.offered ? applyEdits(text, result.edits) : result.reasons.map(({ message }) => message);
}

const npm = (start: string, base = 'node:20', install = 'npm ci'): string => `FROM ${base}
WORKDIR /app
COPY . .
RUN ${install}
RUN npm run build
CMD ${start}
`;
const manifest = (more: object): Record<string, string> => ({ 'package.json': JSON.stringify(more) });
const TYPESCRIPT = { dependencies: { express: '4' }, devDependencies: { typescript: '5' } };

describe('packages for development', () => {
  it.each([
    ['["npm", "start"]', { scripts: { start: 'node dist/main.js' } }],
    ['npm run serve', { scripts: { serve: 'cross-env PORT=80 node dist/main.js' } }],
    ['["node_modules/.bin/next", "start"]', { dependencies: { next: '14' } }],
    ['["npx", "next", "start"]', { dependencies: { next: '14' } }],
  ])('are taken out where %s does without', (start, more) => {
    expect(rewrite(npm(start), manifest({ ...TYPESCRIPT, dependencies: { 'cross-env': '7' }, ...more }))).toContain(
      'RUN npm prune --omit=dev\n',
    );
  });

  it.each([
    [
      'a program of theirs starts',
      '["npm", "start"]',
      { scripts: { start: 'ts-node src/main.ts' }, devDependencies: { 'ts-node': '10' } },
    ],
    ['a script calls one before', '["npm", "start"]', { scripts: { prestart: 'tsc', start: 'node dist/main.js' } }],
    ['node loads one first', '["node", "-r", "typescript/register", "main.js"]', {}],
    ['nobody knows what starts', '["npm", "run", "missing"]', { scripts: {} }],
    ['several packages are in one repository', '["node", "main.js"]', { workspaces: ['packages/*'] }],
    ['there are none', '["node", "main.js"]', { devDependencies: {} }],
  ])('stay where %s', (_, start, more) => {
    const after = rewrite(npm(start), manifest({ ...TYPESCRIPT, ...more }));
    expect(after).toContain('FROM node:20-slim\nWORKDIR /app\nCOPY --from=build /app /app\n');
    expect(after).not.toContain('prune');
  });

  it('stay where the sources load one, but not for its types or its tests', () => {
    const files = (source: string): Record<string, string> => ({
      ...manifest(TYPESCRIPT),
      ...{ 'src/main.ts': source },
    });
    const start = '["node", "dist/main.js"]';
    expect(rewrite(npm(start), files("import ts from 'typescript';"))).not.toContain('prune');
    expect(rewrite(npm(start), files("const ts = require('typescript/lib');"))).not.toContain('prune');
    expect(rewrite(npm(start), files("import type { Node } from 'typescript';"))).toContain('prune');
    expect(rewrite(npm(start), { ...files(''), 'src/main.test.ts': "import 'typescript';" })).toContain('prune');
  });

  it('stay where the settings that start reads again load one', () => {
    const next = {
      scripts: { start: 'next start' },
      dependencies: { next: '15' },
      devDependencies: { typescript: '5', mdx: '1' },
    };
    const withSettings = (name: string, text: string) =>
      rewrite(npm('["npm", "start"]'), { ...manifest(next), [name]: text });
    expect(withSettings('next.config.mjs', "import mdx from 'mdx';")).not.toContain('prune');
    expect(withSettings('next.config.ts', 'export default {};')).not.toContain('prune');
    expect(withSettings('next.config.mjs', 'export default {};')).toContain('prune');
  });

  it('are taken out by what installed them', () => {
    const start = '["node", "dist/main.js"]';
    const pnpm = npm(start)
      .replaceAll('npm ', 'pnpm ')
      .replace('pnpm ci', 'pnpm install')
      .replace('COPY', 'RUN corepack enable\nCOPY');
    expect(rewrite(pnpm, manifest(TYPESCRIPT))).toContain('RUN pnpm prune --prod --ignore-scripts\n');
    const yarn = npm(start, 'node:20', 'yarn').replace('npm run', 'yarn');
    expect(rewrite(yarn, manifest(TYPESCRIPT))).toContain('RUN yarn install --production --frozen-lockfile\n');
    // Yarn's later versions have no such command.
    expect(rewrite(yarn, { ...manifest(TYPESCRIPT), '.yarnrc.yml': '' })).not.toContain('--production');
    // Prisma's client would be lost.
    const prisma = { ...TYPESCRIPT, dependencies: { '@prisma/client': '5' } };
    expect(rewrite(pnpm, manifest(prisma))).not.toContain('prune');
  });

  it('are not there after an installation for production', () => {
    expect(rewrite(npm('["node", "x.js"]', 'node:20', 'npm ci --omit=dev'), manifest(TYPESCRIPT))).not.toContain(
      'prune',
    );
  });
});

describe('programs that are installed for all', () => {
  const dockerfile = (program: string, start: string): string =>
    npm(start).replace('COPY', `RUN npm install -g ${program}\nCOPY`);

  it('are installed where they start, and nowhere else', () => {
    const files = manifest({ ...TYPESCRIPT, scripts: { start: 'node x.js' } });
    expect(String(rewrite(dockerfile('pnpm@9', '["pnpm", "start"]'), files)).split('-slim')[1]).toContain(
      'RUN npm install -g pnpm@9\n',
    );
    expect(String(rewrite(dockerfile('pnpm@9', '["node", "x.js"]'), files)).split('-slim')[1]).not.toContain('pnpm');
  });

  it('get the folder alone that they hand out, where nginx cannot', () => {
    const serve = dockerfile('serve', '["serve", "-s", "build", "-l", "3000"]');
    const nginx = String(rewrite(serve, manifest({})));
    expect(nginx).toContain('COPY --from=build /app/build /usr/share/nginx/html\n');
    expect(nginx).not.toContain('install -g');
    expect(rewrite(serve.replace('CMD', 'HEALTHCHECK NONE\nCMD'), manifest({}))).toContain(
      'FROM node:20-slim\nWORKDIR /app\nRUN npm install -g serve\nCOPY --from=build /app/build /app/build\n',
    );
    expect(rewrite(dockerfile('serve', '["serve", "-s", ".", "-c", "x.json"]'), manifest({}))).toContain(
      'COPY --from=build /app /app\n',
    );
  });
});

it.each([
  ['["npm", "run", "dev"]', 'nodemon src/main.js'],
  ['npm run dev', 'next dev'],
  ['["npm", "run", "dev"]', 'vite --host'],
])('leaves servers for development alone: %s, %s', (start, dev) => {
  expect(rewrite(npm(start, 'node:20-alpine'), manifest({ ...TYPESCRIPT, scripts: { dev } }))).toEqual([
    expect.stringMatching(/\.$/),
  ]);
});

describe('on other images', () => {
  it('leaves what only builds a site behind', () => {
    const rails = `FROM ruby:3.3-slim
RUN apt-get update && apt-get install -y build-essential nodejs npm
RUN npm install -g yarn
WORKDIR /app
COPY . .
RUN bundle install && yarn install
CMD ["bundle", "exec", "puma"]
`;
    const after = String(rewrite(rails)).split('FROM ruby')[2];
    expect(after).toContain('install -y nodejs\nWORKDIR');
    // The package manager stays where it is called.
    expect(String(rewrite(rails.replace('-g yarn', '-g mjml'))).split('FROM ruby')[2]).toContain(
      'install -y nodejs npm\nRUN npm install -g mjml\n',
    );
  });
});

describe('packages of the system', () => {
  const built = (base: string, packages: string): string =>
    npm('["node", "dist/main.js"]', base).replace('WORKDIR', `RUN ${packages}\nWORKDIR`);

  it('leave their libraries where the image runs', () => {
    expect(
      rewrite(built('node:20-slim', 'apt-get update && apt-get install -y g++ libcairo2-dev'), manifest(TYPESCRIPT)),
    ).toMatch(
      /\nFROM node:20-slim\nRUN apt-get update && apt-get install -y libcairo-gobject2 libcairo-script-interpreter2 libcairo2\n/,
    );
    expect(rewrite(built('node:20-alpine', 'apk add --no-cache libc6-compat g++'), manifest(TYPESCRIPT))).toMatch(
      /\nFROM node:20-alpine\nRUN apk add --no-cache libc6-compat\n/,
    );
  });
});
