import { exposeProtoCasing } from '../../../src/rules/ports/expose-proto-casing.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(exposeProtoCasing, {
  fires: [
    {
      name: 'several',
      dockerfile: 'FROM a:1\nEXPOSE 1/Tcp $P/UDP\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nEXPOSE 1/tcp $P/udp\n',
    },
  ],
  silent: [
    { name: 'no EXPOSE', dockerfile: 'FROM a:1\nWORKDIR /x/TCP\n' },
    { name: 'lower', dockerfile: 'FROM a:1\nEXPOSE 1/tcp 2 3/$P ${X:-4/TCP}\n' },
  ],
});
