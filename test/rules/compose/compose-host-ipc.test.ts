import { composeHostIpc } from '../../../src/rules/compose/compose-host-ipc.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeHostIpc, {
  fires: [
    {
      name: 'host',
      yaml: 'services:\n  a:\n    image: a:1\n    ipc: host\n',
      lines: [4],
      fixed: 'services:\n  a:\n    image: a:1\n',
    },
    {
      name: 'quoted, in the middle',
      yaml: 'services:\n  a:\n    ipc: "host"\n    image: a:1\n',
      lines: [3],
      fixed: 'services:\n  a:\n    image: a:1\n',
    },
  ],
  silent: [
    { name: 'another value', yaml: 'services:\n  a:\n    image: a:1\n    ipc: shareable\n' },
    { name: 'the name of a service', yaml: 'services:\n  host:\n    image: a:1\n' },
    { name: 'under another key', yaml: 'services:\n  a:\n    image: a:1\n    labels:\n      ipc: host\n' },
  ],
});
