import { stopsignalUngraceful } from '../../../src/rules/entrypoint-signals/stopsignal-ungraceful.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(stopsignalUngraceful, {
  fires: [
    {
      name: 'ONBUILD',
      dockerfile: 'FROM a:1\nONBUILD STOPSIGNAL 9\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD STOPSIGNAL SIGTERM\n',
    },
    {
      name: 'number',
      dockerfile: 'FROM debian:12\nSTOPSIGNAL 9\n',
      lines: [2],
      fixed: 'FROM debian:12\nSTOPSIGNAL SIGTERM\n',
    },
    {
      name: 'quoted',
      dockerfile: 'FROM debian:12\nSTOPSIGNAL "stop"\n',
      lines: [2],
      fixed: 'FROM debian:12\nSTOPSIGNAL SIGTERM\n',
    },
  ],
  silent: [
    { name: 'Windows', dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSTOPSIGNAL 9\n' },
    { name: 'term', dockerfile: 'FROM debian:12\nSTOPSIGNAL SIGTERM\n' },
    { name: 'variable', dockerfile: 'FROM debian:12\nARG S=KILL\nSTOPSIGNAL $S\n' },
  ],
});
