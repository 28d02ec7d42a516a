import { apkNoCache } from '../../../src/rules/packages-apk/apk-no-cache.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(apkNoCache, {
  fires: [
    {
      name: 'behind an update in a condition, and in a here-document',
      dockerfile:
        'FROM alpine:3\nRUN for m in a b; do \\\n      if [ -f $m ]; then \\\n        apk update && apk add $(cat $m); \\\n      fi; \\\n    done\nRUN <<EOF\nset -e\napk update\n  apk add git\nEOF\nRUN if x; then apk update; \\\n    apk add b; fi\n',
      lines: [4, 10, 13],
      fixed:
        'FROM alpine:3\nRUN for m in a b; do \\\n      if [ -f $m ]; then \\\n        apk add --no-cache $(cat $m); \\\n      fi; \\\n    done\nRUN <<EOF\nset -e\napk add --no-cache git\nEOF\nRUN if x; then apk add --no-cache b; fi\n',
    },
    {
      name: 'an update that something else stands behind, or that decides',
      dockerfile:
        'FROM alpine:3\nRUN if x; then apk update; y; apk add b; fi\nRUN if apk update; then apk add b; fi\nRUN <<EOF\napk update # z\napk add b\nEOF\nRUN <<EOF\nx || apk update\napk add b\nEOF\n',
      lines: [2, 3, 6, 10],
      fixed:
        'FROM alpine:3\nRUN if x; then apk update; y; apk add --no-cache b; fi\nRUN if apk update; then apk add --no-cache b; fi\nRUN <<EOF\napk update # z\napk add --no-cache b\nEOF\nRUN <<EOF\nx || apk update\napk add --no-cache b\nEOF\n',
    },
    {
      name: 'the update in front would leave the index all the same',
      dockerfile: 'FROM a:1\nRUN apk update && apk upgrade -a \\\n && apk add x && apk add --update y\n',
      lines: [3, 3],
      fixed: 'FROM a:1\nRUN apk upgrade --no-cache -a \\\n && apk add --no-cache x && apk add --no-cache y\n',
    },
    {
      name: 'an update that something else needs',
      dockerfile: 'FROM a:1\nRUN apk update && apk add x && apk search y\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN apk update && apk add --no-cache x && apk search y\n',
    },
    {
      name: 'mounts of something else',
      dockerfile:
        'FROM alpine:3\nRUN --mount=type=bind,source=apk,target=/etc/apk apk add a\nRUN --mount=type=cache,target=/root/.cache apk add a\nRUN --mount=type=secret,id=apk apk add a\n',
      lines: [2, 3, 4],
      fixed:
        'FROM alpine:3\nRUN --mount=type=bind,source=apk,target=/etc/apk apk add --no-cache a\nRUN --mount=type=cache,target=/root/.cache apk add --no-cache a\nRUN --mount=type=secret,id=apk apk add --no-cache a\n',
    },
    {
      name: 'other files removed, removed by nothing, another program with a cache',
      dockerfile:
        'FROM alpine:3\nRUN apk add a && rm -rf /tmp/x\nRUN apk add a && ls /var/cache/apk\nRUN apk add a && rm -rf /srv/var/cache/apk\nRUN apk add a && npm cache clean --force\nRUN apk add a && apk info && apk\n',
      lines: [2, 3, 4, 5, 6],
      fixed:
        'FROM alpine:3\nRUN apk add --no-cache a && rm -rf /tmp/x\nRUN apk add --no-cache a && ls /var/cache/apk\nRUN apk add --no-cache a && rm -rf /srv/var/cache/apk\nRUN apk add --no-cache a && npm cache clean --force\nRUN apk add --no-cache a && apk info && apk\n',
    },
    {
      name: 'other flags in front, one file among packages, no package yet',
      dockerfile:
        'FROM alpine:3\nRUN apk --quiet add a\nRUN apk add ./x.apk a\nRUN apk add\nRUN apk add -U a\nRUN apk add --quiet --update-cache a\nRUN ["apk", "add", "--update", "a"]\n',
      lines: [2, 3, 4, 5, 6, 7],
      fixed:
        'FROM alpine:3\nRUN apk --quiet add --no-cache a\nRUN apk add --no-cache ./x.apk a\nRUN apk add --no-cache\nRUN apk add --no-cache a\nRUN apk add --quiet --no-cache a\nRUN ["apk", "add", "--no-cache", "a"]\n',
    },
    {
      name: 'a package whose name begins like an ending',
      dockerfile: 'FROM alpine:3\nRUN apk add .apk-tools\n',
      lines: [2],
      fixed: 'FROM alpine:3\nRUN apk add --no-cache .apk-tools\n',
    },

    {
      name: 'flag before',
      dockerfile: 'FROM a:1\nRUN apk --update add x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN apk --no-cache add x\n',
    },
    {
      name: '--update goes',
      dockerfile: 'FROM alpine:3\nRUN apk add --update foo && apk -U add bar\nRUN ["apk", "add", "-U", "x"]\n',
      lines: [2, 2, 3],
      fixed:
        'FROM alpine:3\nRUN apk add --no-cache foo && apk --no-cache add bar\nRUN ["apk", "add", "--no-cache", "x"]\n',
    },
    {
      name: 'cleaned too early',
      dockerfile: 'FROM alpine:3\nRUN rm -rf /var/cache/apk/* && apk add foo\n',
      lines: [2],
      fixed: 'FROM alpine:3\nRUN rm -rf /var/cache/apk/* && apk add --no-cache foo\n',
    },
    {
      name: 'exec form',
      dockerfile: 'FROM debian:12\nRUN ["apk", "add", "curl"]\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN ["apk", "add", "--no-cache", "curl"]\n',
    },
    {
      name: 'plain',
      dockerfile: 'FROM a:1\nRUN apk add x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN apk add --no-cache x\n',
    },
  ],
  silent: [
    {
      name: 'removed in other ways, other managers',
      dockerfile:
        'FROM alpine:3\nRUN apk add a && rm -rf /etc/apk/cache\nRUN apk add a && rm -rf /x /var/cache/apk/*\nRUN apk add a && apk cache clean\nRUN npm add a && go add x\nRUN --mount=type=tmpfs,target=/var/cache/apk apk add a\n',
    },

    {
      name: 'without the network',
      dockerfile: 'FROM alpine:3.22\nRUN apk add --no-network --virtual .run so:libc.so\n',
    },
    { name: 'has it', dockerfile: 'FROM a:1\nRUN apk --no-cache add x\n' },
    { name: 'cache mount', dockerfile: 'FROM a:1\nRUN --mount=type=cache,target=/var/cache/apk apk add x\n' },
    { name: 'cleaned', dockerfile: 'FROM a:1\nRUN apk add x && rm -rf /var/cache/apk/*\n' },
    { name: 'del', dockerfile: 'FROM a:1\nRUN apk del x\n' },
  ],
});
