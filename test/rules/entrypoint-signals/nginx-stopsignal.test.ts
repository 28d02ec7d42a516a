import { nginxStopsignal } from '../../../src/rules/entrypoint-signals/nginx-stopsignal.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(nginxStopsignal, {
  fires: [
    {
      name: 'an entry point that is taken away',
      dockerfile: 'FROM alpine:3\nENTRYPOINT []\nCMD ["nginx"]\n',
      lines: [3],
      fixed: 'FROM alpine:3\nSTOPSIGNAL SIGQUIT\nENTRYPOINT []\nCMD ["nginx"]\n',
    },
    {
      name: 'other signal',
      dockerfile: 'FROM debian:12\nSTOPSIGNAL SIGTERM\nENTRYPOINT ["/usr/sbin/nginx"]\n',
      lines: [2],
      fixed: 'FROM debian:12\nSTOPSIGNAL SIGQUIT\nENTRYPOINT ["/usr/sbin/nginx"]\n',
    },
  ],
  silent: [
    { name: 'Windows', dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCMD ["nginx"]\n' },
    { name: 'shell form', dockerfile: 'FROM debian:12\nCMD nginx\n' },
    { name: 'right', dockerfile: 'FROM debian:12\nSTOPSIGNAL 3\nCMD ["nginx"]\n' },
    { name: 'variable', dockerfile: 'FROM debian:12\nARG S\nSTOPSIGNAL $S\nCMD ["nginx"]\n' },
    { name: 'official image', dockerfile: 'FROM nginx:1\nCMD ["nginx"]\n' },
  ],
});
