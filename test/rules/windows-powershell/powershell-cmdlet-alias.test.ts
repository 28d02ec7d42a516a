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
    {
      name: 'nouns, which PowerShell tries again with Get-',
      dockerfile:
        'FROM p\nRUN <<EOF pwsh\nChildItem a; content b; Location; Module; Variable c; Command git\nItemProperty d; a | Member; Acl e; Verb; Package; CimInstance f; Random\nEOF\n',
      lines: [3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4],
      fixed:
        'FROM p\nRUN <<EOF pwsh\nGet-ChildItem a; Get-Content b; Get-Location; Get-Module; Get-Variable c; Get-Command git\nGet-ItemProperty d; a | Get-Member; Get-Acl e; Get-Verb; Get-Package; Get-CimInstance f; Get-Random\nEOF\n',
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
