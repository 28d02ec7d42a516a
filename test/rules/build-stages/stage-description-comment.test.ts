import { stageDescriptionComment } from '../../../src/rules/build-stages/stage-description-comment.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(stageDescriptionComment, {
  fires: [
    {
      name: 'a longer word',
      dockerfile: 'FROM d:1\n# Builds it\nFROM d:1 AS build\n',
      lines: [2],
      fixed: 'FROM d:1\n# Builds it\n\nFROM d:1 AS build\n',
    },
    {
      name: 'stage',
      dockerfile: '# the builder\nFROM a:1 AS build\n',
      lines: [1],
      fixed: '# the builder\n\nFROM a:1 AS build\n',
    },
  ],
  silent: [
    { name: 'a colon', dockerfile: 'FROM d:1\n# Build: the program\nFROM d:1 AS build\n' },
    { name: 'switches a rule off', dockerfile: '# first\n# nosemgrep: a.b\nFROM debian:12 AS build\n' },
    { name: 'named', dockerfile: '# build makes it\nFROM a:1 AS build\n# V is the version\nARG V\n' },
    { name: 'free line', dockerfile: '# x\n\nARG V\nFROM a:1\n' },
    { name: 'unnamed', dockerfile: '# x\nFROM a:1\n' },
    { name: 'directive', dockerfile: '# syntax=docker/dockerfile:1\nARG V\nFROM a:1\n' },
  ],
});
