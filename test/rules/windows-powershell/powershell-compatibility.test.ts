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
  ],
  silent: [
    { name: 'what each has', dockerfile: `${NEW}a && b; Test-Json $x; $c ? 1 : 2\n` },
    { name: 'an alias, not an operator', dockerfile: `${OLD}a | ? { $_ }; "x && y"\n` },
    { name: 'a function of its own', dockerfile: `${OLD}function Get-Uptime { a }; Get-Uptime\n` },
    { name: 'another target', dockerfile: `${OLD}a && b\n`, options: { target: '7' } },
  ],
});
