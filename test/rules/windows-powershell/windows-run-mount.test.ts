import { windowsRunMount } from '../../../src/rules/windows-powershell/windows-run-mount.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(windowsRunMount, {
  fires: [
    {
      name: 'once a RUN',
      dockerfile:
        'FROM mcr.microsoft.com/windows/nanoserver:1809\nONBUILD RUN --mount=type=cache,target=a --mount=type=cache,target=b x\n',
      lines: [2],
    },
  ],
  silent: [{ name: 'Linux', dockerfile: 'FROM debian:12\nRUN --mount=type=cache,target=/a x\n' }],
});
