import { composeCapAdd } from '../../../src/rules/compose/compose-cap-add.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeCapAdd, {
  fires: [
    {
      name: 'a list',
      yaml: 'services:\n  a:\n    image: a:1\n    cap_add:\n      - SYS_ADMIN\n      - NET_RAW\n',
      lines: [4],
    },
    { name: 'in brackets', yaml: 'services:\n  a:\n    image: a:1\n    cap_add: [ALL]\n', lines: [4] },
    {
      name: 'one of those that are watched',
      yaml: 'services:\n  a:\n    image: a:1\n    cap_add: [CAP_SYS_ADMIN]\n',
      lines: [4],
      options: { only: ['sys_admin'] },
    },
  ],
  silent: [
    { name: 'empty', yaml: 'services:\n  a:\n    image: a:1\n    cap_add: []\n' },
    { name: 'dropped', yaml: 'services:\n  a:\n    image: a:1\n    cap_drop: [ALL]\n' },
    {
      name: 'none of those that are watched',
      yaml: 'services:\n  a:\n    image: a:1\n    cap_add: [CHOWN]\n',
      options: { only: ['SYS_ADMIN'] },
    },
  ],
});
