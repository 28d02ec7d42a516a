import { nodeTlsRejectOff } from '../../../src/rules/network-tls-downloads/node-tls-reject-off.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(nodeTlsRejectOff, {
  fires: [
    {
      name: 'ENV, both forms',
      dockerfile: 'FROM a:1\nENV NODE_TLS_REJECT_UNAUTHORIZED 0\nENV A=b \\\n    NODE_TLS_REJECT_UNAUTHORIZED="0"\n',
      lines: [2, 4],
      fixed: 'FROM a:1\nENV A=b\n',
    },
    {
      name: 'ARG, in front of a command',
      dockerfile: 'FROM a:1\nARG NODE_TLS_REJECT_UNAUTHORIZED=0\nRUN NODE_TLS_REJECT_UNAUTHORIZED=0 b\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nRUN b\n',
    },
    {
      name: 'ONBUILD, the first of several',
      dockerfile: 'FROM a:1\nONBUILD ENV NODE_TLS_REJECT_UNAUTHORIZED=0 A=b\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD ENV A=b\n',
    },
    { name: 'exported', dockerfile: "FROM a:1\nRUN export NODE_TLS_REJECT_UNAUTHORIZED='0' && b\n", lines: [2] },
  ],
  silent: [
    {
      name: 'other names and values',
      dockerfile:
        'FROM a:1\nENV MY_NODE_TLS_REJECT_UNAUTHORIZED=0 NODE_TLS_REJECT_UNAUTHORIZED_X=0\nENV NODE_TLS_REJECT_UNAUTHORIZED=10\nENV NODE_TLS_REJECT_UNAUTHORIZED=01\n',
    },

    { name: 'on', dockerfile: 'FROM a:1\nENV NODE_TLS_REJECT_UNAUTHORIZED=1\n' },
    { name: 'unknown', dockerfile: 'FROM a:1\nARG NODE_TLS_REJECT_UNAUTHORIZED\n' },
  ],
});
