import { composePidsLimit } from '../../../src/rules/compose/compose-pids-limit.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composePidsLimit, {
  fires: [
    { name: 'without', yaml: 'services:\n  a:\n    image: a:1\n', lines: [2] },
    { name: 'no limit', yaml: 'services:\n  a:\n    image: a:1\n    pids_limit: -1\n', lines: [4] },
  ],
  silent: [
    { name: 'set', yaml: 'services:\n  a:\n    image: a:1\n    pids_limit: 100\n' },
    {
      name: 'in deploy',
      yaml: 'services:\n  a:\n    image: a:1\n    deploy:\n      resources:\n        limits:\n          pids: 50\n',
    },
    { name: 'a variable', yaml: 'services:\n  a:\n    image: a:1\n    pids_limit: ${PIDS}\n' },
    { name: 'an override without image', yaml: "services:\n  a:\n    ports: ['80:80']\n" },
    { name: 'extends another file', yaml: 'services:\n  a:\n    image: a:1\n    extends: {file: b.yml, service: x}\n' },
  ],
});
