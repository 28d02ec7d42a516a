import { runHostNetwork } from '../../../src/rules/instructions/run-host-network.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(runHostNetwork, {
  fires: [
    {
      name: 'own line',
      dockerfile: 'FROM a:1\nRUN --network=host \\\n  a\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN \\\n  a\n',
    },
  ],
  silent: [
    {
      name: 'others',
      dockerfile: 'FROM a:1\nRUN --network=none a\nRUN --network=default docker run --network=host b\n',
    },
  ],
});
