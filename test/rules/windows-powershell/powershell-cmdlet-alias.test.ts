import { powershellCmdletAlias } from '../../../src/rules/windows-powershell/powershell-cmdlet-alias.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(powershellCmdletAlias, {
  fires: [
    {
      name: 'on Windows',
      dockerfile:
        'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-c"]\nRUN rm x; CP a b; wget https://x | % { $_ } | ? { $_ }; Service\n',
      lines: [3, 3, 3, 3, 3, 3],
      fixed:
        'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-c"]\nRUN Remove-Item x; Copy-Item a b; Invoke-WebRequest https://x | ForEach-Object { $_ } | Where-Object { $_ }; Get-Service\n',
    },
    {
      name: 'on Linux these are none, but those are',
      dockerfile: 'FROM mcr.microsoft.com/powershell:7.4\nRUN pwsh -c "rm x; ls; curl y; gci z"\n',
      lines: [2],
      fixed: 'FROM mcr.microsoft.com/powershell:7.4\nRUN pwsh -c "rm x; ls; curl y; Get-ChildItem z"\n',
    },
  ],
  silent: [
    {
      name: 'full names and programs',
      dockerfile: 'FROM w\nSHELL ["powershell", "-c"]\nRUN Get-Item x; git.exe y; curl.exe z; & copy.exe\n',
    },
    {
      name: 'a function of that name',
      dockerfile: 'FROM w\nSHELL ["powershell", "-c"]\nRUN function gp { git pull }; gp\n',
    },
    { name: 'an argument', dockerfile: 'FROM w\nSHELL ["powershell", "-c"]\nRUN Get-Command rm\n' },
  ],
});
