import { stopsignalCanonical } from '../../../src/rules/entrypoint-signals/stopsignal-canonical.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(stopsignalCanonical, {
  fires: [
    {
      name: 'ONBUILD',
      dockerfile: 'FROM a:1\nONBUILD STOPSIGNAL 15\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD STOPSIGNAL SIGTERM\n',
    },
    {
      name: 'lower case',
      dockerfile: 'FROM debian:12\nSTOPSIGNAL sigquit\n',
      lines: [2],
      fixed: 'FROM debian:12\nSTOPSIGNAL SIGQUIT\n',
    },
    {
      name: 'real time',
      dockerfile: 'FROM debian:12\nSTOPSIGNAL RTMIN+3\n',
      lines: [2],
      fixed: 'FROM debian:12\nSTOPSIGNAL SIGRTMIN+3\n',
    },
    {
      name: 'quotes',
      dockerfile: 'FROM debian:12\nSTOPSIGNAL "SIGTERM"\n',
      lines: [2],
      fixed: 'FROM debian:12\nSTOPSIGNAL SIGTERM\n',
    },
  ],
  silent: [
    { name: 'Windows', dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSTOPSIGNAL 15\n' },
    { name: 'canonical', dockerfile: 'FROM debian:12\nSTOPSIGNAL SIGINT\n' },
    { name: 'unknown', dockerfile: 'FROM debian:12\nSTOPSIGNAL foo\n' },
  ],
});
