import { expect, it } from '@jest/globals';
import { unreachableStage } from '../../../src/rules/build-stages/unreachable-stage.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(unreachableStage, {
  fires: [{ name: 'unused', dockerfile: 'FROM a:1 AS x\nFROM b:1\n', lines: [1] }],
  silent: [
    {
      name: 'targets of a Makefile, a script and a bake file',
      dockerfile: 'FROM d:1 AS dev\nFROM d:1 AS ci\nFROM d:1 AS web\nFROM d:1\n',
      files: {
        Makefile: 'dev:\n\tdocker build --target dev .\n',
        'scripts/ci.sh': 'docker build --target=ci .\n',
        'docker-bake.hcl': 'target "web" {\n  target = "web"\n}\n',
      },
    },
    { name: 'a target in the configuration', dockerfile: 'FROM a:1 AS Dev\nFROM b:1\n', options: { targets: ['dev'] } },
    {
      name: 'a target of a workflow',
      dockerfile: 'FROM d:1 AS dev\nFROM d:1\n',
      files: { '.github/workflows/x.yml': 'jobs:\n  a:\n    steps:\n      - run: docker build --target=dev .\n' },
    },
    {
      name: 'a target of a compose file, and what it needs',
      dockerfile: 'FROM d:1 AS base\nFROM base AS Dev\nFROM d:1\n',
      files: { 'compose.yaml': 'services:\n  a:\n    build:\n      context: .\n      target: dev\n' },
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
