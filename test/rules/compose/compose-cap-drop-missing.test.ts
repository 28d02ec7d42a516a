import { composeCapDropMissing } from '../../../src/rules/compose/compose-cap-drop-missing.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeCapDropMissing, {
  fires: [
    {
      name: 'without the key',
      yaml: 'services:\n  a:\n    image: a:1\n',
      lines: [2],
      fixed: 'services:\n  a:\n    image: a:1\n    cap_drop:\n      - ALL\n',
    },
  ],
  silent: [
    { name: 'set', yaml: 'services:\n  a:\n    image: a:1\n    cap_drop: [NET_RAW]\n' },
    { name: 'an override without image', yaml: "services:\n  a:\n    ports: ['80:80']\n" },
    { name: 'extends another file', yaml: 'services:\n  a:\n    image: a:1\n    extends: {file: b.yml, service: x}\n' },
  ],
});
