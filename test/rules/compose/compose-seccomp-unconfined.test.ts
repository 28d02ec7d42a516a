import { composeSeccompUnconfined } from '../../../src/rules/compose/compose-seccomp-unconfined.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeSeccompUnconfined, {
  fires: [
    {
      name: 'the only one',
      yaml: 'services:\n  a:\n    image: a:1\n    security_opt:\n      - seccomp:unconfined\n',
      lines: [5],
      fixed: 'services:\n  a:\n    image: a:1\n',
    },
    {
      name: 'with an equals sign, among others',
      yaml: 'services:\n  a:\n    image: a:1\n    security_opt:\n      - seccomp=unconfined # x\n      - label:type:y\n',
      lines: [5],
      fixed: 'services:\n  a:\n    image: a:1\n    security_opt:\n      - label:type:y\n',
    },
    {
      name: 'in brackets, first',
      yaml: 'services:\n  a:\n    image: a:1\n    security_opt: ["seccomp:unconfined", \'x:y\']\n',
      lines: [4],
      fixed: "services:\n  a:\n    image: a:1\n    security_opt: ['x:y']\n",
    },
    {
      name: 'in brackets, last',
      yaml: "services:\n  a:\n    image: a:1\n    security_opt: ['x:y', seccomp:unconfined]\n",
      lines: [4],
      fixed: "services:\n  a:\n    image: a:1\n    security_opt: ['x:y']\n",
    },
    {
      name: 'nothing else in the service',
      yaml: 'services:\n  a:\n    security_opt: [seccomp:unconfined]\n',
      lines: [3],
    },
  ],
  silent: [
    {
      name: 'another value',
      yaml: 'services:\n  a:\n    image: a:1\n    security_opt:\n      - seccomp:./profile.json\n',
    },
    { name: 'commented out', yaml: 'services:\n  a:\n    image: a:1\n    # security_opt: [seccomp:unconfined]\n' },
    { name: 'elsewhere', yaml: 'services:\n  a:\n    image: a:1\n    command: seccomp:unconfined\n' },
  ],
});
