import { windowsStopsignal } from '../../../src/rules/windows-powershell/windows-stopsignal.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(windowsStopsignal, {
  fires: [
    {
      name: 'last line',
      dockerfile: 'FROM mcr.microsoft.com/windows/nanoserver:1809\nstopsignal 9',
      lines: [2],
      fixed: 'FROM mcr.microsoft.com/windows/nanoserver:1809\n',
    },
  ],
  silent: [{ name: 'Linux', dockerfile: 'FROM debian:12\nSTOPSIGNAL SIGTERM\n' }],
});
