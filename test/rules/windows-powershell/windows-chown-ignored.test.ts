import { windowsChownIgnored } from '../../../src/rules/windows-powershell/windows-chown-ignored.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(windowsChownIgnored, {
  fires: [
    {
      name: 'through a stage',
      dockerfile: 'FROM mcr.microsoft.com/windows/nanoserver:1809 AS a\nFROM a\nADD --chown=1 --chmod=1 x y\n',
      lines: [3],
      fixed: 'FROM mcr.microsoft.com/windows/nanoserver:1809 AS a\nFROM a\nADD --chmod=1 x y\n',
    },
    {
      name: 'platform, trigger',
      dockerfile: 'FROM --platform=windows/amd64 x\nONBUILD COPY --chown=1 x y\n',
      lines: [2],
      fixed: 'FROM --platform=windows/amd64 x\nONBUILD COPY x y\n',
    },
  ],
  silent: [
    { name: 'Linux', dockerfile: 'FROM debian:12\nCOPY --chown=1 a b\n' },
    {
      name: 'Linux stage beside a Windows one',
      dockerfile: 'FROM mcr.microsoft.com/windows/nanoserver:1809\nFROM debian:12\nCOPY --chown=1 a b\n',
    },
  ],
});
