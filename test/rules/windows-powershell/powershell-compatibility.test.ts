import { powershellCompatibility } from '../../../src/rules/windows-powershell/powershell-compatibility.ts';
import { ruleCases } from '../../support/rule-cases.ts';

const OLD = 'FROM w\nSHELL ["powershell", "-c"]\nRUN ';
const NEW = 'FROM w\nSHELL ["pwsh", "-c"]\nRUN ';

ruleCases(powershellCompatibility, {
  fires: [
    { name: 'syntax', dockerfile: `${OLD}a && b || c; $d ?? 'e'; $f ??= g\nRUN $x ? 1 : 2\n`, lines: [3, 3, 3, 3, 4] },
    { name: 'cmdlets and parameters', dockerfile: `${OLD}Test-Json $x; $y | % -Parallel { $_ }\n`, lines: [3, 3] },
    { name: 'cmdlets that went', dockerfile: `${NEW}get-eventlog System; Get-WmiObject x\n`, lines: [3, 3] },
    { name: 'both have to run it', dockerfile: `${NEW}a && b\n`, lines: [3], options: { target: '5.1' } },
    {
      name: 'constrained language',
      dockerfile: `${NEW}[Net.WebClient]::new(); Add-Type x; [math]::Abs(1)\n`,
      lines: [3, 3],
      options: { target: 'constrained' },
    },
    {
      name: 'a member of what may be nothing',
      dockerfile: `${OLD}$a?.Length; $b.Length\n`,
      lines: [3],
    },
    {
      name: 'cmdlets that came',
      dockerfile: `${OLD}ConvertFrom-Markdown a\nRUN Remove-Service b\nRUN ConvertTo-CliXml c\nRUN foreach-object -PARALLEL { d }\n`,
      lines: [3, 4, 5, 6],
    },
    {
      name: 'cmdlets that went, of each kind',
      dockerfile: `${NEW}Write-EventLog a\nRUN Test-ComputerSecureChannel\nRUN Add-PSSnapin b\nRUN Start-Transaction\nRUN Import-Counter c\n`,
      lines: [3, 4, 5, 6, 7],
    },
    {
      name: 'methods in constrained language, line by line',
      dockerfile: `${NEW}[Net.WebClient]::new()\nRUN [math]::Abs(1); [Net.ServicePointManager]::SecurityProtocol; [xml]((Get-Content a) -join ' ')\nRUN Get-Item x; Add-Types; Re-Add-Type; [xml]\nRUN add-type b\n`,
      lines: [3, 6],
      options: { target: 'constrained' },
    },
  ],
  silent: [
    { name: 'what each has', dockerfile: `${NEW}a && b; Test-Json $x; $c ? 1 : 2\n` },
    { name: 'an alias, not an operator', dockerfile: `${OLD}a | ? { $_ }; "x && y"\n` },
    { name: 'a function of its own', dockerfile: `${OLD}function Get-Uptime { a }; Get-Uptime\n` },
    { name: 'another target', dockerfile: `${OLD}a && b\n`, options: { target: '7' } },
    { name: 'nobody asks for constrained language', dockerfile: `${NEW}Add-Type x; [Net.WebClient]::new()\n` },
    {
      name: 'other commands and arguments with such names',
      dockerfile: `${OLD}a | Invoke-ForEach -Parallel { b }; Foreach-Objects -Parallel; a | % -ParallelLimit 3; a | % x-parallel\n`,
    },
  ],
});
