import { exposeProtoUnknown } from '../../../src/rules/ports/expose-proto-unknown.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(exposeProtoUnknown, {
  fires: [
    {
      name: 'several',
      dockerfile: 'FROM a:1\nARG P=icmp\nEXPOSE 1/\nEXPOSE 1/$P\nONBUILD EXPOSE 2/tcpp\n',
      lines: [3, 4, 5],
    },
  ],
  silent: [{ name: 'known', dockerfile: 'FROM a:1\nARG P\nEXPOSE 1/tcp 2/UDP 3/sctp 4 5/$P\n' }],
});
