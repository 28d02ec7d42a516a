import { beforeAll, describe, expect, it } from '@jest/globals';
import { multiStage } from '../../../src/refactor/multi-stage/multi-stage.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { testImage } from '../../support/images.ts';

beforeAll(() => loadShellGrammar());

function rewrite(text: string, files: Record<string, string> = {}): string {
  const result = multiStage(testImage(text, files));
  return result.offered ? applyEdits(text, result.edits) : result.reasons.map(({ message }) => message).join('\n');
}

const site = (start: string): string => `FROM node:20-alpine
WORKDIR /app
ENV API=/api
LABEL a=b
COPY . .
RUN npm ci && npm run build
EXPOSE 3000
USER 1000:1000

CMD ${start}
`;
const manifest = (scripts = {}, more = {}): Record<string, string> => ({
  'package.json': JSON.stringify({ scripts, devDependencies: { vite: '5', serve: '14' }, ...more }),
});

describe('a site that is only handed out', () => {
  it('is handed out by nginx', () => {
    expect(rewrite(site('["npx", "serve", "-s", "dist", "-l", "3000"]'), manifest())).toBe(`# Builds the site.
FROM node:20-alpine AS build
WORKDIR /app
ENV API=/api
COPY . .
RUN npm ci && npm run build

# What runs: nginx with the built site.
FROM nginxinc/nginx-unprivileged:stable-alpine
ENV API=/api
LABEL a=b
RUN printf '%s\\n' \\
    'server {' \\
    '    listen 3000;' \\
    '    root /usr/share/nginx/html;' \\
    '    location / {' \\
    '        try_files $uri $uri/ /index.html;' \\
    '    }' \\
    '}' \\
    > /etc/nginx/conf.d/default.conf
COPY --from=build /app/dist /usr/share/nginx/html
EXPOSE 3000

`);
  });

  it.each([
    ['["npm", "run", "preview"]', { preview: 'vite preview --host' }, 'listen 4173;', '/app/dist'],
    ['npm run preview -- --port 8080', { preview: 'vite preview' }, 'listen 8080;', '/app/dist'],
    ['["yarn", "preview", "--port", "8081"]', { preview: 'vite preview' }, 'listen 8081;', '/app/dist'],
    ['["npm", "start"]', { start: 'serve build' }, 'listen 3000;', '/app/build'],
    ['["npx", "http-server", "dist/shop/browser", "-p", "8080"]', {}, 'listen 8080;', '/app/dist/shop/browser'],
    ['["npx", "serve", "-l", "tcp://0.0.0.0:5000", "out"]', {}, 'listen 5000;', '/app/out'],
  ])('is told by %s', (start, scripts, listens, folder) => {
    const after = rewrite(site(start), manifest(scripts));
    expect(after).toContain(listens);
    expect(after).toContain(`COPY --from=build ${folder} /usr/share/nginx/html\n`);
    expect(after).not.toContain('CMD');
  });

  it.each([
    ['with settings of its own', site('["npx", "serve", "dist"]'), { ...manifest(), 'serve.json': '{}' }],
    ['with options that do more', site('["npx", "serve", "dist", "--cors"]'), manifest()],
    ['by a dependency', site('["npx", "serve", "dist"]'), manifest({}, { dependencies: { serve: '14' } })],
    [
      'with a health check',
      site('["npx", "serve", "dist"]').replace('EXPOSE', 'HEALTHCHECK CMD true\nEXPOSE'),
      manifest(),
    ],
    ['behind another program', site('["npm", "start"]'), manifest({ start: 'node prepare.js && serve dist' })],
    ['on a port that needs more', site('["npx", "serve", "dist", "-l", "80"]'), manifest()],
    ['from the folder that holds all', site('["npx", "serve", "."]'), manifest()],
    ['without being built', site('["npx", "serve", "dist"]').replace(' && npm run build', ''), manifest()],
    [
      'with files that come later',
      site('["npx", "serve", "dist"]').replace('EXPOSE', 'COPY x dist/\nEXPOSE'),
      manifest(),
    ],
    [
      'to a folder that its settings name',
      site('["npm", "start"]'),
      { ...manifest({ start: 'vite preview' }), 'vite.config.ts': "build: { outDir: 'x' }" },
    ],
  ])('stays what it is %s', (_, dockerfile, files) => {
    expect(rewrite(dockerfile, files)).not.toContain('nginx');
  });
});
