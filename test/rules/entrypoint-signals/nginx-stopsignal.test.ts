import { nginxStopsignal } from '../../../src/rules/entrypoint-signals/nginx-stopsignal.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(nginxStopsignal, {
  fires: [
    {
      name: 'other signal',
      dockerfile: 'FROM debian:12\nSTOPSIGNAL SIGTERM\nENTRYPOINT ["/usr/sbin/nginx"]\n',
      lines: [2],
      fixed: 'FROM debian:12\nSTOPSIGNAL SIGQUIT\nENTRYPOINT ["/usr/sbin/nginx"]\n',
    },
  ],
  silent: [
    { name: 'shell form', dockerfile: 'FROM debian:12\nCMD nginx\n' },
    { name: 'right', dockerfile: 'FROM debian:12\nSTOPSIGNAL 3\nCMD ["nginx"]\n' },
    { name: 'variable', dockerfile: 'FROM debian:12\nARG S\nSTOPSIGNAL $S\nCMD ["nginx"]\n' },
    { name: 'official image', dockerfile: 'FROM nginx:1\nCMD ["nginx"]\n' },
  ],
});
