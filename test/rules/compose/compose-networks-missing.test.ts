import { composeNetworksMissing } from '../../../src/rules/compose/compose-networks-missing.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeNetworksMissing, {
  fires: [{ name: 'without the key', yaml: 'services:\n  a:\n    image: a:1\n', lines: [2] }],
  silent: [
    { name: 'set', yaml: 'services:\n  a:\n    image: a:1\n    networks: [x]\n' },
    { name: 'a mode', yaml: 'services:\n  a:\n    image: a:1\n    network_mode: none\n' },
    { name: 'an override without image', yaml: "services:\n  a:\n    ports: ['80:80']\n" },
    { name: 'extends another file', yaml: 'services:\n  a:\n    image: a:1\n    extends: {file: b.yml, service: x}\n' },
  ],
});
