import { portOutOfRange } from '../../../src/rules/ports/port-out-of-range.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(portOutOfRange, {
  fires: [
    {
      name: 'odd texts',
      dockerfile: 'FROM a:1\nEXPOSE 80-90-100 a80 80a 80-x x-80 80/tcp/udp 90-80 123456\n',
      lines: [2, 2, 2, 2, 2, 2, 2, 2],
    },

    { name: 'ONBUILD', dockerfile: 'FROM a:1\nONBUILD EXPOSE 70000\n', lines: [2] },
    { name: 'too high', dockerfile: 'FROM a:1\nEXPOSE 80 70000/tcp\n', lines: [2] },
    { name: 'letters', dockerfile: 'FROM a:1\nEXPOSE http\n', lines: [2] },
    { name: 'reversed range', dockerfile: 'FROM a:1\nEXPOSE 90-80\n', lines: [2] },
    { name: 'through a variable', dockerfile: 'FROM a:1\nARG P=99999\nEXPOSE $P\n', lines: [3] },
  ],
  silent: [
    { name: 'good', dockerfile: 'FROM a:1\nEXPOSE 80/tcp 53/udp 8000-8010 65535\n' },
    { name: 'unknown', dockerfile: 'FROM a:1\nARG P\nEXPOSE $P\n' },
  ],
});
