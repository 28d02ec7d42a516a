import { powershellAnalyzer } from '../../../src/rules/windows-powershell/powershell-analyzer.ts';
import { ruleCases } from '../../support/rule-cases.ts';

const S = 'FROM p\nSHELL ["pwsh", "-c"]\nRUN ';

ruleCases(powershellAnalyzer, {
  fires: [
    {
      name: 'global things',
      dockerfile: `${S}$global:a = 1; function global:b { c }; New-Alias d e -Scope Global\n`,
      lines: [3, 3, 3],
    },
    { name: 'a computer', dockerfile: `${S}Invoke-Command -ComputerName build01 { a }\n`, lines: [3] },
    {
      name: 'names of functions',
      dockerfile: `${S}function Get-Item { a }; function if { b }; function c#d { e }\n`,
      lines: [3, 3, 3],
    },
    {
      name: 'defaults that never count',
      dockerfile: `${S}function a([switch]$b = $true, [Parameter(Mandatory)] [string]$c = 'd') { e }\n`,
      lines: [3, 3],
    },
    { name: 'hash tables', dockerfile: `${S}$a = New-Object Hashtable; $b = [hashtable]::new()\n`, lines: [3, 3] },
  ],
  silent: [
    { name: 'preferences may be global', dockerfile: `${S}$global:ProgressPreference = 'SilentlyContinue'\n` },
    { name: 'this computer, or one from outside', dockerfile: `${S}a -ComputerName localhost; a -ComputerName $b\n` },
    {
      name: 'what is fine',
      dockerfile: `${S}function Get-Thing([switch]$a, $b = 2) { }; $c = @{}; New-Object PSObject\n`,
    },
  ],
});
