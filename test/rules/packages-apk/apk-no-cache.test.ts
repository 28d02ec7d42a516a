import { apkNoCache } from '../../../src/rules/packages-apk/apk-no-cache.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(apkNoCache, {
  fires: [
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
      name: 'without the network',
      dockerfile: 'FROM alpine:3.22\nRUN apk add --no-network --virtual .run so:libc.so\n',
    },
    { name: 'has it', dockerfile: 'FROM a:1\nRUN apk --no-cache add x\n' },
    { name: 'cache mount', dockerfile: 'FROM a:1\nRUN --mount=type=cache,target=/var/cache/apk apk add x\n' },
    { name: 'cleaned', dockerfile: 'FROM a:1\nRUN apk add x && rm -rf /var/cache/apk/*\n' },
    { name: 'del', dockerfile: 'FROM a:1\nRUN apk del x\n' },
  ],
});
