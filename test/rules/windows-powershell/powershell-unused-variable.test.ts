import { powershellUnusedVariable } from '../../../src/rules/windows-powershell/powershell-unused-variable.ts';
import { ruleCases } from '../../support/rule-cases.ts';

const S = 'FROM p\nSHELL ["pwsh", "-c"]\nRUN ';

ruleCases(powershellUnusedVariable, {
  fires: [
    { name: 'set twice, never read', dockerfile: `${S}$a = 1; $A = 2; $ab\n`, lines: [3] },
    { name: 'a parameter', dockerfile: `${S}function F($a, $b) { $b }\n`, lines: [3] },
    {
      name: 'names that only begin or end like others',
      dockerfile: `${S}$preferences = 1; iexplore b; fast-gv c\nRUN $x_ = 1\nRUN $nullable = 1\n`,
      lines: [3, 4, 5],
    },
    {
      name: 'a parameter with attributes, and one whose name is in braces',
      dockerfile: `${S}function F([Parameter(Mandatory)][string]$a, $b = 1) { $b }; \${c d} = 2\n`,
      lines: [3, 3],
    },
  ],
  silent: [
    {
      name: 'read behind a pipe that cmd is kept from by a caret',
      dockerfile:
        "# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nRUN powershell -Command `\n  $a = (b ^| c { `\n    d + '$'; `\n  }); `\n  if ($a) { e }\n",
    },
    {
      name: 'read later, in a string, by another case, as arguments',
      dockerfile: `${S}$a = 1; b $A; $c = 2; "x\${c}y"; $d = @{}; e @d\n`,
    },
    { name: 'read by others', dockerfile: `${S}$env:A = 1; $script:b = 2; $ProgressPreference = 'x'; $null = c\n` },
    { name: 'text may read it', dockerfile: `${S}$a = 1; iex $b\n` },
    { name: 'a script may read it', dockerfile: `${S}$a = 1; . ./b.ps1; ./c.ps1\n` },
    {
      name: 'read in the default of another parameter, and by a name in braces',
      dockerfile: `${S}function F($a, $b = $a) { $b }; \${c d} = 1; e \${c d}\n`,
    },
  ],
});
