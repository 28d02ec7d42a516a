import { composeRestartAttempts } from '../../../src/rules/compose/compose-restart-attempts.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeRestartAttempts, {
  fires: [
    {
      name: 'another number',
      yaml: 'services:\n  a:\n    image: a:1\n    restart: on-failure:3\n',
      lines: [4],
      fixed: 'services:\n  a:\n    image: a:1\n    restart: on-failure:5\n',
    },
    {
      name: 'quoted',
      yaml: "services:\n  a:\n    image: a:1\n    restart: 'on-failure:10'\n",
      lines: [4],
      fixed: "services:\n  a:\n    image: a:1\n    restart: 'on-failure:5'\n",
    },
    {
      name: 'in deploy',
      yaml: 'services:\n  a:\n    image: a:1\n    deploy:\n      restart_policy:\n        condition: on-failure\n        max_attempts: 3\n',
      lines: [7],
      fixed:
        'services:\n  a:\n    image: a:1\n    deploy:\n      restart_policy:\n        condition: on-failure\n        max_attempts: 5\n',
    },
  ],
  silent: [
    { name: 'five', yaml: 'services:\n  a:\n    image: a:1\n    restart: on-failure:5\n' },
    { name: 'without a number', yaml: 'services:\n  a:\n    image: a:1\n    restart: on-failure\n' },
    { name: 'always', yaml: 'services:\n  a:\n    image: a:1\n    restart: always\n' },
    {
      name: 'another condition',
      yaml: 'services:\n  a:\n    image: a:1\n    deploy:\n      restart_policy:\n        condition: any\n        max_attempts: 3\n',
    },
    { name: 'missing', yaml: 'services:\n  a:\n    image: a:1\n' },
  ],
});
