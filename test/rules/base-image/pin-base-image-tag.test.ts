import { pinBaseImageTag } from '../../../src/rules/base-image/pin-base-image-tag.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(pinBaseImageTag, {
  fires: [
    { name: 'no tag', dockerfile: 'FROM debian\n', lines: [1] },
    { name: 'a port is no tag', dockerfile: 'FROM reg:5000/app\n', lines: [1] },
    { name: 'default of an ARG', dockerfile: 'ARG B=debian\nFROM $B\n', lines: [2] },
  ],
  silent: [
    {
      name: 'a context of Bake',
      dockerfile: 'FROM base\nFROM other AS o\n',
      files: {
        'docker-bake.hcl': 'target "api" { contexts = { base = "target:base", "other" = "docker-image://x:1" } }\n',
      },
    },
    {
      name: 'contexts of compose, a workflow and a script',
      dockerfile: 'FROM one\nFROM two\nFROM three\n',
      files: {
        'compose.yaml': 'services:\n  a:\n    build:\n      context: .\n      additional_contexts:\n        one: ./x\n',
        '.github/workflows/a.yml':
          'jobs:\n  a:\n    steps:\n      - with:\n          build-contexts: |\n            two=docker-image://x:1\n',
        Makefile: 'a:\n\tdocker build --build-context three=../x .\n',
      },
    },
    { name: 'tag', dockerfile: 'FROM debian:12\n' },
    { name: 'digest', dockerfile: `FROM debian@sha256:${'a'.repeat(64)}\n` },
    { name: 'scratch', dockerfile: 'FROM scratch\n' },
    { name: 'stage name', dockerfile: 'FROM debian:12 AS Build\nFROM build\n' },
    { name: 'unknown variable', dockerfile: 'ARG B\nFROM $B\n' },
  ],
});
