import { nodeGypCacheMount } from '../../../src/rules/packages-lang/node-gyp-cache-mount.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(nodeGypCacheMount, {
  fires: [
    {
      name: 'package.json',
      dockerfile: 'FROM node:22\nRUN --mount=type=cache,target=/root/.npm npm ci\n',
      lines: [2],
      fixed:
        'FROM node:22\nRUN --mount=type=cache,target=/root/.cache/node-gyp --mount=type=cache,target=/root/.npm npm ci\n',
      files: { 'package.json': '{"dependencies":{"sharp":"1"}}' },
    },
    { name: 'through sudo', dockerfile: 'FROM node:22\nRUN apk add make\nRUN sudo -u x npm ci\n', lines: [3] },
    { name: 'rebuild, another user', dockerfile: 'FROM node:22\nUSER node\nRUN npm rebuild\n', lines: [3] },
  ],
  silent: [
    {
      name: 'mounted',
      dockerfile: 'FROM node:22\nRUN apk add build-base\nRUN --mount=type=cache,target=/root/.cache/node-gyp npm ci\n',
    },
    { name: 'no scripts', dockerfile: 'FROM node:22\nRUN apk add make && npm ci --ignore-scripts\n' },
    { name: 'nothing native', dockerfile: 'FROM node:22\nRUN npm ci\n' },
    { name: 'compilers come later', dockerfile: 'FROM node:22\nRUN npm ci\nRUN apk add make\n' },
  ],
});
