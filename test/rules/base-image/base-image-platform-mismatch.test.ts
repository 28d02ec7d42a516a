import { baseImagePlatformMismatch } from '../../../src/rules/base-image/base-image-platform-mismatch.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(baseImagePlatformMismatch, {
  fires: [
    {
      name: 'another system',
      dockerfile: 'FROM --platform=linux/amd64 mcr.microsoft.com/windows/nanoserver:ltsc2022\n',
      lines: [1],
    },
    {
      name: 'another architecture, by namespace and by tag',
      dockerfile:
        'FROM --platform=linux/amd64 arm64v8/alpine:3.22 AS a\nFROM --platform=linux/arm64/v8 quay.io/x/y:1.0-amd64\nCOPY --from=a /b /\n',
      lines: [1, 2],
    },
    { name: 'Linux only', dockerfile: 'FROM --platform=windows/amd64 alpine:3.22\n', lines: [1] },
  ],
  silent: [
    {
      name: 'the right one',
      dockerfile:
        'FROM --platform=linux/arm64 arm64v8/alpine:3.22\nFROM --platform=windows/amd64 mcr.microsoft.com/windows/nanoserver:ltsc2022\nFROM --platform=linux/arm/v7 arm32v7/debian:12\n',
    },
    {
      name: 'a variable, none, a name that says nothing',
      dockerfile:
        'FROM --platform=$BUILDPLATFORM amd64/alpine:3.22\nFROM amd64/alpine:3.22\nFROM --platform=linux/s390x x/y:1\n',
    },
    {
      name: 'stages, scratch, what nobody builds',
      dockerfile:
        'FROM --platform=linux/arm64 amd64/alpine:3.22 AS x\nFROM --platform=linux/amd64 x:1 AS arm64v8\nFROM --platform=windows/amd64 scratch\n',
    },
  ],
});
