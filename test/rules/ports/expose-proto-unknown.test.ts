import { exposeProtoUnknown } from '../../../src/rules/ports/expose-proto-unknown.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(exposeProtoUnknown, {
  fires: [
    { name: 'longer words', dockerfile: 'FROM a:1\nEXPOSE 80/xtcp 80/tcpx\n', lines: [2, 2] },

    {
      name: 'several',
      dockerfile: 'FROM a:1\nARG P=icmp\nEXPOSE 1/\nEXPOSE 1/$P\nONBUILD EXPOSE 2/tcpp\n',
      lines: [3, 4, 5],
    },
  ],
  silent: [
    { name: 'no EXPOSE, no protocol', dockerfile: 'FROM a:1\nARG P\nEXPOSE 80 $P\nWORKDIR /x/y\n' },
    { name: 'known', dockerfile: 'FROM a:1\nARG P\nEXPOSE 1/tcp 2/UDP 3/sctp 4 5/$P\n' },
  ],
});
