import { composeImageUnpinned } from '../../../src/rules/compose/compose-image-unpinned.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeImageUnpinned, {
  fires: [
    { name: 'no tag', yaml: 'services:\n  a:\n    image: nginx\n', lines: [3] },
    { name: 'latest', yaml: "services:\n  a:\n    image: 'ghcr.io/x/y:latest'\n", lines: [3] },
    { name: 'a registry with a port', yaml: 'services:\n  a:\n    image: localhost:5000/x\n', lines: [3] },
    { name: 'by default', yaml: 'services:\n  a:\n    image: nginx:${TAG:-latest}\n', lines: [3] },
    {
      name: 'from .env',
      yaml: 'services:\n  a:\n    image: nginx:$TAG\n',
      lines: [3],
      files: { '.env': 'TAG=latest\n' },
    },
    {
      name: 'under an anchor, once',
      yaml: 'x-a: &a\n  image: nginx\nservices:\n  a:\n    <<: *a\n  b:\n    <<: *a\n',
      lines: [2],
    },
  ],
  silent: [
    { name: 'a tag', yaml: 'services:\n  a:\n    image: nginx:1\n' },
    {
      name: 'a digest',
      yaml: 'services:\n  a:\n    image: nginx@sha256:0000000000000000000000000000000000000000000000000000000000000000\n',
    },
    { name: 'built', yaml: 'services:\n  a:\n    build: .\n    image: me/app\n' },
    {
      name: 'built by another service',
      yaml: 'services:\n  a:\n    build: .\n    image: me/app\n  b:\n    image: me/app\n',
    },
    { name: 'unknown', yaml: 'services:\n  a:\n    image: nginx:${TAG}\n' },
    { name: 'an unknown name', yaml: 'services:\n  a:\n    image: ${IMAGE}\n' },
    { name: 'from .env', yaml: 'services:\n  a:\n    image: nginx:$TAG\n', files: { '.env': 'TAG=1.2\n' } },
  ],
});
