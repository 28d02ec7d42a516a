import { nodeGypCacheMount } from '../../../src/rules/packages-lang/node-gyp-cache-mount.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(nodeGypCacheMount, {
  fires: [
    {
      name: 'compilers by other names, among others',
      dockerfile:
        'FROM node:22-alpine\nRUN apk add --no-cache git python=3 curl\nRUN npm ci\nFROM node:22\nRUN apt-get update && apt-get install -y git g++\nRUN yarn install\nFROM node:22\nRUN npm i -g x && node-gyp install\nRUN pnpm add y\n',
      lines: [3, 6, 8, 9],
      fixed:
        'FROM node:22-alpine\nRUN apk add --no-cache git python=3 curl\nRUN --mount=type=cache,target=/root/.cache/node-gyp npm ci\nFROM node:22\nRUN apt-get update && apt-get install -y git g++\nRUN --mount=type=cache,target=/root/.cache/node-gyp yarn install\nFROM node:22\nRUN --mount=type=cache,target=/root/.cache/node-gyp npm i -g x && node-gyp install\nRUN --mount=type=cache,target=/root/.cache/node-gyp pnpm add y\n',
    },
    {
      name: 'a stage that is built on one with compilers',
      dockerfile: 'FROM node:22 AS a\nRUN apt-get install -y make\nFROM a\nRUN npm ci\n',
      lines: [4],
      fixed:
        'FROM node:22 AS a\nRUN apt-get install -y make\nFROM a\nRUN --mount=type=cache,target=/root/.cache/node-gyp npm ci\n',
    },
    {
      name: 'the compilers in the same RUN',
      dockerfile: 'FROM node:22\nRUN apt-get install -y gcc && npm ci && npm rebuild\n',
      lines: [2],
      fixed:
        'FROM node:22\nRUN --mount=type=cache,target=/root/.cache/node-gyp apt-get install -y gcc && npm ci && npm rebuild\n',
    },
    {
      name: 'modules in the manifest',
      dockerfile: 'FROM node:22 AS x\nFROM node:22\nRUN npm ci\n',
      lines: [3],
      fixed: 'FROM node:22 AS x\nFROM node:22\nRUN --mount=type=cache,target=/root/.cache/node-gyp npm ci\n',
      files: { 'package.json': '{"dependencies":{"sharp" : "1"}}' },
    },
    {
      name: 'a folder of headers of its own, and caches of something else',
      dockerfile:
        'FROM node:22\nENV npm_config_devdir=/headers\nRUN --mount=type=cache,target=/other npm rebuild\nFROM node:22\nENV NPM_CONFIG_DEVDIR=/headers\nRUN --mount=type=bind,source=node-gyp,target=/x npm rebuild\n',
      lines: [3, 6],
    },
    {
      name: 'other users',
      dockerfile:
        'FROM node:22\nUSER app\nRUN npm rebuild\nUSER 0:1\nRUN npm rebuild\nUSER root\nRUN npm rebuild\nUSER toroot\nRUN npm rebuild\n',
      lines: [3, 5, 7, 9],
      fixed:
        'FROM node:22\nUSER app\nRUN npm rebuild\nUSER 0:1\nRUN --mount=type=cache,target=/root/.cache/node-gyp npm rebuild\nUSER root\nRUN --mount=type=cache,target=/root/.cache/node-gyp npm rebuild\nUSER toroot\nRUN npm rebuild\n',
    },
    {
      name: 'a bare call of yarn does not count, one by sudo gets no fix',
      dockerfile: 'FROM node:22\nRUN apt-get install -y make && yarn && sudo npm ci\n',
      lines: [2],
    },

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
      name: 'mounts of the folder of headers',
      dockerfile:
        'FROM node:22\nENV npm_config_devdir=/headers\nRUN --mount=type=bind,source=x,target=/y --mount=type=cache,target=/headers npm rebuild\nFROM node:22\nENV NPM_CONFIG_DEVDIR=/headers\nRUN --mount=type=cache,target=/headers npm rebuild\nRUN --mount=type=cache,target=/root/.ccache --mount=type=cache,target=/x npm rebuild\n',
    },
    {
      name: 'exec form, no compiler in the stage, other names',
      dockerfile:
        'FROM node:22 AS a\nRUN apt-get install -y make\nCOPY make /\nLABEL a="apt-get install make"\nFROM node:22 AS b\nRUN apt-get install -y cmake python3-pip makefile2graph && apt-get remove -y make && apt-get reinstall gcc && apt-get install-x gcc\nRUN npm ci && my-node-gyp && node-gyp-build\nRUN pip install x && npm-check install && bun install\nFROM node:22\nRUN ["npm", "rebuild"]\n',
    },
    {
      name: 'other subcommands, after compilers',
      dockerfile:
        'FROM node:22\nRUN apt-get install -y make && npm run install && npm uninstall x && npm install-test && npm --version && cnpm install && npm-x install\nCMD ["npm", "rebuild"]\n',
    },
    { name: 'compilers only behind it', dockerfile: 'FROM node:22\nRUN npm ci\nRUN apt-get install -y make\n' },
    {
      name: 'other modules',
      dockerfile: 'FROM node:22\nRUN npm ci\n',
      files: { 'package.json': '{"dependencies":{"sharp-x": "1"}, "keywords": ["sharp"]}' },
    },

    {
      name: 'mounted',
      dockerfile: 'FROM node:22\nRUN apk add build-base\nRUN --mount=type=cache,target=/root/.cache/node-gyp npm ci\n',
    },
    { name: 'no scripts', dockerfile: 'FROM node:22\nRUN apk add make && npm ci --ignore-scripts\n' },
    { name: 'nothing native', dockerfile: 'FROM node:22\nRUN npm ci\n' },
    { name: 'compilers come later', dockerfile: 'FROM node:22\nRUN npm ci\nRUN apk add make\n' },
  ],
});
