import { composeCpuLimit } from '../../../src/rules/compose/compose-cpu-limit.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeCpuLimit, {
  fires: [
    { name: 'without', yaml: 'services:\n  a:\n    image: a:1\n', lines: [2] },
    { name: 'shares only', yaml: 'services:\n  a:\n    image: a:1\n    cpu_shares: 73\n', lines: [2] },
  ],
  silent: [
    {
      name: 'in deploy',
      yaml: "services:\n  a:\n    image: a:1\n    deploy:\n      resources:\n        limits:\n          cpus: '1'\n",
    },
    { name: 'a quota', yaml: 'services:\n  a:\n    image: a:1\n    cpu_quota: 50000\n' },
    { name: 'an override without image', yaml: "services:\n  a:\n    ports: ['80:80']\n" },
    { name: 'extends another file', yaml: 'services:\n  a:\n    image: a:1\n    extends: {file: b.yml, service: x}\n' },
  ],
});
