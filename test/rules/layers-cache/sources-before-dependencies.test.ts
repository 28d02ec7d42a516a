import { sourcesBeforeDependencies } from '../../../src/rules/layers-cache/sources-before-dependencies.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(sourcesBeforeDependencies, {
  fires: [
    {
      name: 'pip',
      dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . /app\nRUN pip install -r requirements.txt\n',
      lines: [3],
      fixed:
        'FROM python:3.12-slim\nWORKDIR /app\nCOPY requirements.txt ./\nRUN pip install -r requirements.txt\nCOPY . /app\n',
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
    { name: 'in order', dockerfile: 'FROM node:22\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build\n' },
    { name: 'manifest first, again', dockerfile: 'FROM node:22\nCOPY package.json ./\nCOPY . .\nRUN npm ci\n' },
    { name: 'named packages', dockerfile: 'FROM node:22\nCOPY . .\nRUN npm install -g pm2 && npm install express\n' },
    { name: 'ONBUILD', dockerfile: 'FROM node:22\nONBUILD COPY . .\nONBUILD RUN npm ci\n' },
    { name: 'other stage', dockerfile: 'FROM node:22 AS a\nCOPY . .\nFROM node:22\nRUN npm ci\n' },
    { name: 'absolute', dockerfile: 'FROM python:3\nCOPY . /x\nRUN pip install -r /tmp/r.txt\n' },
  ],
});
