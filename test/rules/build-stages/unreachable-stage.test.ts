import { expect, it } from '@jest/globals';
import { unreachableStage } from '../../../src/rules/build-stages/unreachable-stage.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(unreachableStage, {
  fires: [
    { name: 'unused', dockerfile: 'FROM a:1 AS x\nFROM b:1\n', lines: [1] },
    {
      name: 'a word that only ends in what a target is called',
      dockerfile: 'FROM a:1 AS x\nFROM b:1\n',
      lines: [1],
      files: { Makefile: 'MYTARGET = x\nmy_target = x\n' },
    },
  ],
  silent: [
    {
      name: 'targets of a Makefile, a script and a bake file',
      dockerfile: 'FROM d:1 AS slim\nFROM d:1 AS job\nFROM d:1 AS web\nFROM d:1\n',
      files: {
        Makefile: 'slim:\n\tdocker build --target slim .\n',
        'scripts/job.sh': 'docker build --target=job .\n',
        'docker-bake.hcl': 'target "web" {\n  target = "web"\n}\n',
      },
    },
    {
      name: 'a target in the configuration',
      dockerfile: 'FROM a:1 AS Slim\nFROM b:1\n',
      options: { targets: ['slim'] },
    },
    {
      name: 'a target of a workflow',
      dockerfile: 'FROM d:1 AS slim\nFROM d:1\n',
      files: { '.github/workflows/x.yml': 'jobs:\n  a:\n    steps:\n      - run: docker build --target=slim .\n' },
    },
    {
      name: 'a target that a variable of a workflow names',
      dockerfile: 'FROM d:1 AS slim\nFROM d:1 AS job\nFROM d:1\n',
      files: {
        '.github/workflows/x.yml':
          'jobs:\n  a:\n    steps:\n      - run: TARGET=job ./build\n        env:\n          DOCKER_TARGET: slim\n',
      },
    },
    {
      name: 'for development and tests',
      dockerfile: 'FROM a:1 AS build\nFROM build AS dev-envs\nFROM a:1 AS test\nFROM a:1\n',
    },
    {
      name: 'a target of a compose file, and what it needs',
      dockerfile: 'FROM d:1 AS base\nFROM base AS Slim\nFROM d:1\n',
      files: { 'compose.yaml': 'services:\n  a:\n    build:\n      context: .\n      target: slim\n' },
    },
    { name: 'base', dockerfile: 'FROM a:1 AS x\nFROM x\n' },
    { name: 'source', dockerfile: 'FROM a:1 AS x\nFROM b:1\nCOPY --from=x /a /a\n' },
    { name: 'mount', dockerfile: 'FROM a:1 AS x\nFROM b:1\nRUN --mount=type=bind,from=x,target=/x y\n' },
    { name: 'single', dockerfile: 'FROM a:1\n' },
  ],
});

it('says what a stage with a name may be for', () => {
  const [named, unnamed] = problemsOf(unreachableStage, {
    name: '',
    dockerfile: 'FROM a:1 AS x\nFROM b:1\nFROM c:1\n',
  });
  expect(named?.message).toContain('`--target x`');
  expect(unnamed?.message).not.toContain('--target');
});
