import { composeHealthcheck } from '../../../src/rules/compose/compose-healthcheck.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeHealthcheck, {
  fires: [
    { name: 'without', yaml: 'services:\n  a:\n    image: a:1\n    ports: [80]\n', lines: [2] },
    { name: 'disabled', yaml: 'services:\n  a:\n    image: a:1\n    healthcheck:\n      disable: true\n', lines: [4] },
    { name: 'none', yaml: 'services:\n  a:\n    image: a:1\n    healthcheck:\n      test: ["NONE"]\n', lines: [4] },
    { name: 'none as text', yaml: 'services:\n  a:\n    image: a:1\n    healthcheck:\n      test: NONE\n', lines: [4] },
    {
      name: 'the Dockerfile has none',
      yaml: 'services:\n  a:\n    build: .\n',
      lines: [2],
      files: { Dockerfile: 'FROM a:1\nHEALTHCHECK NONE\n' },
    },
    {
      name: 'restart no but with ports',
      yaml: 'services:\n  a:\n    image: a:1\n    restart: no\n    ports: [80]\n',
      lines: [2],
    },
  ],
  silent: [
    { name: 'set', yaml: 'services:\n  a:\n    image: a:1\n    healthcheck:\n      test: curl -f localhost\n' },
    {
      name: 'in the Dockerfile',
      yaml: 'services:\n  a:\n    build: ./app\n',
      files: { 'app/Dockerfile': 'FROM a:1\nHEALTHCHECK CMD true\n' },
    },
    {
      name: 'in another Dockerfile of the context',
      yaml: 'services:\n  a:\n    build:\n      context: .\n      dockerfile: docker/web.Dockerfile\n',
      files: { 'docker/web.Dockerfile': 'FROM a:1\nHEALTHCHECK CMD true\n' },
    },
    { name: 'a job', yaml: 'services:\n  a:\n    image: a:1\n    restart: "no"\n' },
    { name: 'an override without image', yaml: "services:\n  a:\n    ports: ['80:80']\n" },
    { name: 'extends another file', yaml: 'services:\n  a:\n    image: a:1\n    extends: {file: b.yml, service: x}\n' },
  ],
});
