import { sourcesBeforeDependencies } from '../../../src/rules/layers-cache/sources-before-dependencies.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(sourcesBeforeDependencies, {
  fires: [
    {
      name: 'yarn, alone',
      dockerfile: 'FROM node:22\nWORKDIR /app\nCOPY . .\nRUN yarn\n',
      lines: [3],
      fixed: 'FROM node:22\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN yarn\nCOPY . .\n',
      files: { 'package.json': '{}', 'yarn.lock': '{}' },
    },
    {
      name: 'pnpm',
      dockerfile: 'FROM node:22\nWORKDIR /app\nCOPY ./ ./\nRUN pnpm install\n',
      lines: [3],
      fixed: 'FROM node:22\nWORKDIR /app\nCOPY package.json pnpm-lock.yaml .npmrc ./\nRUN pnpm install\nCOPY ./ ./\n',
      files: { 'package.json': '{}', 'pnpm-lock.yaml': '{}', '.npmrc': '{}' },
    },
    {
      name: 'npm with its settings',
      dockerfile: 'FROM node:22\nWORKDIR /app\nCOPY . /app/\nRUN npm install\n',
      lines: [3],
      fixed:
        'FROM node:22\nWORKDIR /app\nCOPY package.json package-lock.json .npmrc ./\nRUN npm install\nCOPY . /app/\n',
      files: { 'package.json': '{}', 'package-lock.json': '{}', '.npmrc': '{}' },
    },
    {
      name: 'Bundler',
      dockerfile: 'FROM ruby:3\nWORKDIR /app\nCOPY . .\nRUN bundle install\n',
      lines: [3],
      fixed: 'FROM ruby:3\nWORKDIR /app\nCOPY Gemfile Gemfile.lock ./\nRUN bundle install\nCOPY . .\n',
      files: { Gemfile: '', 'Gemfile.lock': '' },
    },
    {
      name: 'Composer',
      dockerfile: 'FROM php:8\nWORKDIR /app\nCOPY / .\nRUN composer install\n',
      lines: [3],
      fixed: 'FROM php:8\nWORKDIR /app\nCOPY composer.json composer.lock ./\nRUN composer install\nCOPY / .\n',
      files: { 'composer.json': '{}', 'composer.lock': '{}' },
    },
    {
      name: 'pip with two files',
      dockerfile: 'FROM python:3\nWORKDIR /app\nCOPY . .\nRUN pip install -r ./a.txt --requirement b.txt\n',
      lines: [3],
      fixed:
        'FROM python:3\nWORKDIR /app\nCOPY a.txt b.txt ./\nRUN pip install -r ./a.txt --requirement b.txt\nCOPY . .\n',
      files: { 'a.txt': '', 'b.txt': '' },
    },
    {
      name: 'Go with its sums',
      dockerfile: 'FROM golang:1.22\nWORKDIR /src\nCOPY . .\nRUN go mod download\n',
      lines: [3],
      fixed: 'FROM golang:1.22\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\n',
      files: { 'go.mod': '', 'go.sum': '' },
    },
    {
      name: 'another user, another folder, something between, flags, mounts',
      dockerfile:
        'FROM node:22 AS a\nWORKDIR /app\nCOPY . .\nUSER node\nRUN npm ci\nFROM node:22 AS b\nWORKDIR /app\nCOPY . .\nWORKDIR /app/x\nRUN npm ci\nFROM node:22 AS c\nWORKDIR /app\nCOPY . .\nRUN x\nRUN npm ci\nFROM node:22 AS d\nWORKDIR /app\nCOPY --chown=node . .\nRUN npm ci\nFROM node:22 AS e\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/root/.npm npm ci\nFROM node:22 AS f\nWORKDIR /app\nCOPY . /srv/\nRUN npm ci\nFROM node:22 AS g\nWORKDIR /app\nCOPY . .\nRUN npm ci && echo\nFROM node:22 AS h\nWORKDIR /app\nCOPY . x .\nRUN npm ci\nFROM node:22 AS i\nWORKDIR /app\nCOPY . ..\nRUN npm ci\n',
      lines: [3, 8, 13, 18, 22, 26, 30, 34, 38],
      files: { 'package.json': '{}' },
    },
    {
      name: 'a list that is not there, a manifest copied behind',
      dockerfile: 'FROM node:22\nWORKDIR /app\nCOPY . .\nCOPY package.json .\nRUN npm ci\n',
      lines: [3],
    },

    {
      name: 'pip',
      dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . /app\nRUN pip install -r requirements.txt\n',
      lines: [3],
      fixed:
        'FROM python:3.12-slim\nWORKDIR /app\nCOPY requirements.txt ./\nRUN pip install -r requirements.txt\nCOPY . /app\n',
      files: { 'requirements.txt': 'flask\n' },
    },
    {
      name: 'an option and its file in one word',
      dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . /app\nRUN pip install -Urrequirements.txt\n',
      lines: [3],
      fixed:
        'FROM python:3.12-slim\nWORKDIR /app\nCOPY requirements.txt ./\nRUN pip install -Urrequirements.txt\nCOPY . /app\n',
      files: { 'requirements.txt': 'flask\n' },
    },
    {
      name: 'not alone',
      dockerfile: 'FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n',
      lines: [3],
      files: { 'package.json': '{}' },
    },
    {
      name: 'go',
      dockerfile: 'FROM golang:1.22\nWORKDIR /src\nCOPY . .\nRUN go mod download\n',
      lines: [3],
      fixed: 'FROM golang:1.22\nWORKDIR /src\nCOPY go.mod ./\nRUN go mod download\nCOPY . .\n',
      files: { 'go.mod': 'module x\n' },
    },
  ],
  silent: [
    {
      name: 'nothing that a file lists',
      dockerfile:
        'FROM node:22\nCOPY . .\nRUN npm ci -g && npm install --global && yarn --version && yarn -v && yarn --help && npm && pnpm && npm --version && yarn build\nRUN pip install flask && pip install . && pip install -c x.txt && pip download -r a.txt && go build && go vet mod && bundle exec x && composer dump-autoload && apt-get install && gem mod\nRUN pip install -r a.txt -r /b.txt && pip && pip install --requirements-x c.txt && npm install x && yarn install y\n',
      files: { 'a.txt': '' },
    },
    {
      name: 'manifests first',
      dockerfile:
        'FROM python:3\nCOPY x requirements/dev.txt requirements-dev.txt /\nCOPY . .\nRUN pip install -r requirements-dev.txt\nFROM golang:1\nCOPY go.* ./\nCOPY . .\nRUN go mod download\nFROM php:8\nCOPY a/composer.json ./\nCOPY . .\nRUN composer install\n',
    },
    {
      name: 'copied behind, from another stage, a part only',
      dockerfile:
        'FROM node:22 AS a\nRUN npm ci\nCOPY . .\nFROM node:22\nCOPY --from=a / .\nRUN npm ci\nFROM node:22\nCOPY src ./\nCOPY .config ./\nRUN npm ci\n',
    },

    { name: 'in order', dockerfile: 'FROM node:22\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build\n' },
    { name: 'manifest first, again', dockerfile: 'FROM node:22\nCOPY package.json ./\nCOPY . .\nRUN npm ci\n' },
    { name: 'named packages', dockerfile: 'FROM node:22\nCOPY . .\nRUN npm install -g pm2 && npm install express\n' },
    { name: 'ONBUILD', dockerfile: 'FROM node:22\nONBUILD COPY . .\nONBUILD RUN npm ci\n' },
    { name: 'other stage', dockerfile: 'FROM node:22 AS a\nCOPY . .\nFROM node:22\nRUN npm ci\n' },
    { name: 'absolute', dockerfile: 'FROM python:3\nCOPY . /x\nRUN pip install -r /tmp/r.txt\n' },
  ],
});
