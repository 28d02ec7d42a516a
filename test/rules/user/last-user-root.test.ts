import { lastUserRoot } from '../../../src/rules/user/last-user-root.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(lastUserRoot, {
  fires: [
    {
      name: 'a root that closes the stage behind what it starts',
      dockerfile: 'FROM node:22\nCMD ["x"]\nRUN a\nUSER root\n',
      lines: [4],
      fixed: 'FROM node:22\nCMD ["x"]\nRUN a\nUSER 1000:1000\n',
    },
    {
      name: 'the same where the account has to be made',
      dockerfile: 'FROM python:3.12\nENTRYPOINT ["s"]\nRUN a\nUSER root\n',
      lines: [4],
      fixed:
        'FROM python:3.12\nENTRYPOINT ["s"]\nRUN a\nRUN groupadd --system --gid 10001 app \\\n    && useradd --system --no-log-init --create-home --uid 10001 --gid app app\nUSER 10001:10001\n',
    },
    {
      name: 'the same behind another root',
      dockerfile: 'FROM python:3.12\nUSER 0\nENTRYPOINT ["s"]\nRUN a\nUSER root\n',
      lines: [5],
      fixed:
        'FROM python:3.12\nUSER 0\nENTRYPOINT ["s"]\nRUN a \\\n    && groupadd --system --gid 10001 app \\\n    && useradd --system --no-log-init --create-home --uid 10001 --gid app app\nUSER 10001:10001\n',
    },
    {
      name: 'the same behind a volume',
      dockerfile: 'FROM python:3.12\nVOLUME /v\nENTRYPOINT ["s"]\nRUN a\nEXPOSE 8080\nUSER root\n',
      lines: [6],
      fixed:
        'FROM python:3.12\nRUN groupadd --system --gid 10001 app \\\n    && useradd --system --no-log-init --create-home --uid 10001 --gid app app \\\n    && mkdir -p /v \\\n    && chown -R app:app /v\nVOLUME /v\nENTRYPOINT ["s"]\nRUN a\nEXPOSE 8080\nUSER 10001:10001\n',
    },

    {
      name: 'an account that the file makes, by its number',
      dockerfile: 'FROM a:1\nRUN useradd -u 1000 app\nUSER root\nCMD ["x"]\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN useradd -u 1000 app\nUSER 1000\nCMD ["x"]\n',
    },
    {
      name: 'takes the place of a root that has nothing to do',
      dockerfile: 'FROM node:22\nEXPOSE 8080\nUSER "root"\n# go\nCMD ["node", "x.js"]\n',
      lines: [3],
      fixed: 'FROM node:22\nEXPOSE 8080\nUSER 1000:1000\n# go\nCMD ["node", "x.js"]\n',
    },
    { name: 'zeros', dockerfile: 'FROM a:1\nUSER 00\n', lines: [2] },
    {
      name: 'an image whose accounts are known',
      dockerfile: 'FROM node:22\nUSER root\nRUN x\nCMD ["node", "a.js"]\n',
      lines: [2],
      fixed: 'FROM node:22\nUSER root\nRUN x\nUSER 1000:1000\n\nCMD ["node", "a.js"]\n',
    },
    { name: 'root at the end', dockerfile: 'FROM a:1\nUSER root\n', lines: [2] },
    { name: 'zero with a group', dockerfile: 'FROM a:1\nUSER 0:0\n', lines: [2] },
    { name: 'inherited from a stage', dockerfile: 'FROM a:1 AS b\nUSER root\nFROM b\n', lines: [2] },
    {
      name: 'the last of two final stages',
      dockerfile: 'FROM a:1 AS b\nUSER app\nFROM b\nUSER root\nRUN x\n',
      lines: [4],
    },
    {
      name: 'an entry point that keeps root',
      dockerfile: 'FROM a:1\nUSER root\nCOPY run.sh /run.sh\nENTRYPOINT ["/run.sh"]\n',
      files: { 'run.sh': '#!/bin/sh\n# gosu app would be better\nexec server\n' },
      lines: [2],
    },
    {
      name: 'an entry point of its own in front of a database',
      dockerfile: 'FROM postgres:17\nUSER root\nENTRYPOINT ["server"]\n',
      lines: [2],
    },
    { name: 'after a comment in a continuation', dockerfile: 'FROM a:1\nUSER \\\n# why\n  root\n', lines: [4] },
    { name: 'another escape character', dockerfile: '# escape=`\nFROM a:1\nRUN a `\n  b\nUSER root\n', lines: [5] },
    { name: 'through an ARG', dockerfile: 'FROM a:1\nARG U=root\nUSER $U\n', lines: [3] },
  ],
  silent: [
    { name: 'entry point drops root', dockerfile: 'FROM a:1\nUSER root\nENTRYPOINT ["gosu", "app", "server"]\n' },
    {
      name: 'a script drops root',
      dockerfile:
        'FROM a:1\nUSER root\nCOPY docker/entrypoint.sh /usr/local/bin/\nENTRYPOINT ["tini", "--", "/usr/local/bin/entrypoint.sh"]\n',
      files: { 'docker/entrypoint.sh': '#!/bin/sh\nchown -R app /data\nexec su-exec app "$@"\n' },
    },
    {
      name: 'a script in a copied folder drops root',
      dockerfile: 'FROM a:1\nUSER root\nWORKDIR /app\nCOPY . .\nENTRYPOINT ["./bin/run.sh"]\n',
      files: { 'bin/run.sh': '#!/bin/sh\nsu -s /bin/sh app -c server\n' },
    },
    {
      name: 'a script in a heredoc drops root',
      dockerfile:
        'FROM a:1\nUSER root\nCOPY <<EOF /run.sh\n#!/bin/sh\nexec gosu app server\nEOF\nENTRYPOINT ["/run.sh"]\n',
    },
    { name: 'CMD drops root', dockerfile: 'FROM a:1\nUSER root\nCMD exec sudo -E -u app server\n' },
    { name: 's6 overlay starts services as others', dockerfile: 'FROM a:1\nUSER root\nENTRYPOINT ["/init"]\n' },
    {
      name: 'the entry point of the base image drops root',
      dockerfile: 'FROM postgres:17\nUSER root\nCMD ["postgres"]\n',
    },
    { name: 'root in an ONBUILD', dockerfile: 'FROM a:1\nUSER app\nONBUILD USER root\n' },
    { name: 'root in the middle', dockerfile: 'FROM a:1\nUSER root\nRUN x\nUSER app\n' },
    { name: 'root in a builder', dockerfile: 'FROM a:1 AS b\nUSER root\nFROM c:1\nCOPY --from=b /x /x\nUSER 1\n' },
    { name: 'unknown variable', dockerfile: 'FROM a:1\nARG U\nUSER $U\n' },
  ],
});
