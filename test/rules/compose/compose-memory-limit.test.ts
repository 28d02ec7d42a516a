import { composeMemoryLimit } from '../../../src/rules/compose/compose-memory-limit.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeMemoryLimit, {
  fires: [
    { name: 'without', yaml: 'services:\n  a:\n    image: a:1\n', lines: [2] },
    {
      name: 'a limit of processors only',
      yaml: "services:\n  a:\n    image: a:1\n    deploy:\n      resources:\n        limits:\n          cpus: '1'\n",
      lines: [2],
    },
    { name: 'a reservation only', yaml: 'services:\n  a:\n    image: a:1\n    mem_reservation: 1g\n', lines: [2] },
  ],
  silent: [
    {
      name: 'in deploy',
      yaml: 'services:\n  a:\n    image: a:1\n    deploy:\n      resources:\n        limits:\n          memory: 1G\n',
    },
    { name: 'as a key', yaml: 'services:\n  a:\n    image: a:1\n    mem_limit: 1g\n' },
    { name: 'an override without image', yaml: "services:\n  a:\n    ports: ['80:80']\n" },
    { name: 'extends another file', yaml: 'services:\n  a:\n    image: a:1\n    extends: {file: b.yml, service: x}\n' },
  ],
});
