import { composeHostNetwork } from '../../../src/rules/compose/compose-host-network.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeHostNetwork, {
  fires: [
    {
      name: 'host',
      yaml: 'services:\n  a:\n    image: a:1\n    network_mode: host\n',
      lines: [4],
      fixed: 'services:\n  a:\n    image: a:1\n',
    },
    {
      name: 'quoted',
      yaml: 'services:\n  a:\n    image: a:1\n    network_mode: "host" # x\n',
      lines: [4],
      fixed: 'services:\n  a:\n    image: a:1\n',
    },
    {
      name: 'an external network called host',
      yaml: 'services:\n  a:\n    image: a:1\n    networks: [outside]\nnetworks:\n  outside:\n    external: true\n    name: host\n',
      lines: [4],
    },
    {
      name: 'the older form',
      yaml: 'services:\n  a:\n    image: a:1\n    networks:\n      hostnet: {}\nnetworks:\n  hostnet:\n    external:\n      name: host\n',
      lines: [5],
    },
  ],
  silent: [
    { name: 'bridge', yaml: 'services:\n  a:\n    image: a:1\n    network_mode: bridge\n' },
    {
      name: 'an own network called host',
      yaml: 'services:\n  a:\n    image: a:1\n    networks: [host]\nnetworks:\n  host: {}\n',
    },
    {
      name: 'another external one',
      yaml: 'services:\n  a:\n    image: a:1\n    networks: [proxy]\nnetworks:\n  proxy:\n    external: true\n',
    },
    { name: "another container's", yaml: 'services:\n  a:\n    image: a:1\n    network_mode: service:b\n' },
  ],
});
