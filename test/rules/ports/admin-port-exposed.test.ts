import { adminPortExposed } from '../../../src/rules/ports/admin-port-exposed.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(adminPortExposed, {
  fires: [
    {
      name: 'with an address in front, in ranges',
      dockerfile: 'FROM a:1\nEXPOSE 127.0.0.1:22 20-25 5900 5800/TCP\n',
      lines: [2, 2, 2, 2],
      fixed: 'FROM a:1\nEXPOSE 20-25\n',
    },

    {
      name: 'alone, range, variable',
      dockerfile: 'FROM a:1\nARG P=23\nEXPOSE 22/tcp\nEXPOSE 20-25\nEXPOSE $P 80\n',
      lines: [3, 4, 5],
      fixed: 'FROM a:1\nARG P=23\nEXPOSE 20-25\nEXPOSE 80\n',
    },
    {
      name: 'several',
      dockerfile: 'FROM a:1\nEXPOSE 22 23 80 3389\n',
      lines: [2, 2, 2],
      fixed: 'FROM a:1\nEXPOSE 80\n',
    },
    { name: 'own list', dockerfile: 'FROM a:1\nONBUILD EXPOSE 2222\n', lines: [2], options: { ports: ['2222'] } },
  ],
  silent: [
    {
      name: 'other ports, other protocols, other instructions',
      dockerfile: 'FROM a:1\nARG P\nEXPOSE 8022 22/udp $P 24-30 x22 22/tcp/x\nLABEL p=22\nENV 22\n',
    },
    { name: 'others', dockerfile: 'FROM a:1\nARG P\nEXPOSE 22/udp 2222 $P 80 23000-24000\n' },
  ],
});
