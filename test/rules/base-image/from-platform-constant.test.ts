import { fromPlatformConstant } from '../../../src/rules/base-image/from-platform-constant.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(fromPlatformConstant, {
  fires: [
    {
      name: 'one of several stages',
      dockerfile: 'FROM --platform=linux/arm64/v8 a:1 AS b\nFROM --platform=amd64  b\n',
      lines: [1, 2],
      fixed: 'FROM a:1 AS b\nFROM  b\n',
    },
    {
      name: 'a name that says something else',
      dockerfile: 'FROM --platform=linux/amd64 a:1 AS build\n',
      lines: [1],
      fixed: 'FROM a:1 AS build\n',
    },
  ],
  silent: [
    {
      name: 'variables',
      dockerfile:
        'ARG P=linux/amd64\nFROM --platform=$BUILDPLATFORM a:1\nFROM --platform=linux/$TARGETARCH a:1\nFROM --platform=$P a:1\n',
    },
    {
      name: 'the stage says so',
      dockerfile: 'FROM --platform=linux/amd64 a:1 AS build_AMD64\nFROM --platform=windows/amd64 a:1 AS windows\n',
    },
    { name: 'no platform', dockerfile: 'FROM --platform=x/y a:1\nFROM --platform= a:1\n' },
  ],
});
