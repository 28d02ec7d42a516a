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
    {
      name: 'what only looks like a preference, this computer or a mandatory switch',
      dockerfile: `${S}$global:preferences = 1\nRUN a -ComputerName localhost.example.com; a -ComputerName my-localhost\nRUN function F([Parameter(Mandatory=$true, Position=0)][string]$a = 'b', [Parameter(Mandatory = $true)]$c = 'd') { }\nRUN function G([switch] [Parameter()] $a = $TRUE) { }\nRUN $x = New-Object System.Collections.Hashtable; $y = [System.Collections.Hashtable]::new()\nRUN Set-Alias a b -Scope Global\n`,
      lines: [3, 4, 4, 5, 5, 6, 7, 7, 8],
    },
  ],
  silent: [
    { name: 'preferences may be global', dockerfile: `${S}$global:ProgressPreference = 'SilentlyContinue'\n` },
    { name: 'this computer, or one from outside', dockerfile: `${S}a -ComputerName localhost; a -ComputerName $b\n` },
    {
      name: 'what is fine',
      dockerfile: `${S}function Get-Thing([switch]$a, $b = 2) { }; $c = @{}; New-Object PSObject\n`,
    },
    {
      name: 'an alias of the script, other commands with such arguments',
      dockerfile: `${S}Set-Alias a b; Import-Module x -Scope Global; New-Alias c myGlobal; New-Alias d GlobalProtect; Reset-Alias e Global; Set-AliasFile Global\n`,
    },
    {
      name: 'arguments that are named alike',
      dockerfile: `${S}a -ComputerNameFormat dns; a -Old-ComputerName build01; a -ComputerName "localhost"; a -ComputerName\n`,
    },
    {
      name: 'other objects',
      dockerfile: `${S}New-Object My.Hashtable; New-Object HashtableFactory; $a = New-Object; Mock-New-Object Hashtable; New-Objects Hashtable\nRUN [hashtable]$b = c; [datetime]::new(); [hashtable]::Synchronized($b); [hashtable]::newest; [hashtable]\n`,
    },
    {
      name: 'names that a word of the language or a cmdlet is a part of',
      dockerfile: `${S}function Get-ItemNames { }; function Confirm-Get-Item { }; function iffy { }; function endif { }\n`,
    },
    {
      name: 'a default behind a parameter that has to be given, or that may be left out',
      dockerfile: `${S}function A([Parameter(Mandatory)] $a, $b = 1) { }; function B([Parameter(Mandatory = $false)] $a = 2, [switch]$b = $false, [switch]$c, [bool]$d = $true, [switch]$e = $trueish) { }\n`,
    },
  ],
});
