import { composeSelinuxDisabled } from '../../../src/rules/compose/compose-selinux-disabled.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeSelinuxDisabled, {
  fires: [
    {
      name: 'the only one',
      yaml: 'services:\n  a:\n    image: a:1\n    security_opt:\n      - label:disable\n',
      lines: [5],
      fixed: 'services:\n  a:\n    image: a:1\n',
    },
    {
      name: 'with an equals sign, among others',
      yaml: 'services:\n  a:\n    image: a:1\n    security_opt:\n      - label=disable # x\n      - label:type:y\n',
      lines: [5],
      fixed: 'services:\n  a:\n    image: a:1\n    security_opt:\n      - label:type:y\n',
    },
    {
      name: 'in brackets, first',
      yaml: 'services:\n  a:\n    image: a:1\n    security_opt: ["label:disable", \'x:y\']\n',
      lines: [4],
      fixed: "services:\n  a:\n    image: a:1\n    security_opt: ['x:y']\n",
    },
    {
      name: 'in brackets, last',
      yaml: "services:\n  a:\n    image: a:1\n    security_opt: ['x:y', label:disable]\n",
      lines: [4],
      fixed: "services:\n  a:\n    image: a:1\n    security_opt: ['x:y']\n",
    },
    { name: 'nothing else in the service', yaml: 'services:\n  a:\n    security_opt: [label:disable]\n', lines: [3] },
  ],
  silent: [
    {
      name: 'another value',
      yaml: 'services:\n  a:\n    image: a:1\n    security_opt:\n      - label:type:container_t\n',
    },
    { name: 'commented out', yaml: 'services:\n  a:\n    image: a:1\n    # security_opt: [label:disable]\n' },
    { name: 'elsewhere', yaml: 'services:\n  a:\n    image: a:1\n    command: label:disable\n' },
  ],
});
