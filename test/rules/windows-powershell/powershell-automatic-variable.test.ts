import { powershellAutomaticVariable } from '../../../src/rules/windows-powershell/powershell-automatic-variable.ts';
import { ruleCases } from '../../support/rule-cases.ts';

const S = 'FROM p\nSHELL ["pwsh", "-c"]\nRUN ';

ruleCases(powershellAutomaticVariable, {
  fires: [
    { name: 'assigned', dockerfile: `${S}$Input = a; \${host} = b; if (c) { $PWD = d }\n`, lines: [3, 3, 3] },
    {
      name: 'a parameter',
      dockerfile: `${S}function A($args, $b) { }; function C { param([string]$Matches = 'x') }\n`,
      lines: [3, 3],
    },
    {
      name: 'a parameter with attributes, over lines',
      dockerfile:
        'FROM p\nRUN <<EOF pwsh\nfunction A {\n  param(\n    [Parameter(Mandatory)]\n    [string]\n    $Host,\n    $PID\n  )\n}\nEOF\n',
      lines: [7, 8],
    },
  ],
  silent: [
    {
      name: '$null, preferences, the environment',
      dockerfile: `${S}$null = a; $ErrorActionPreference = 'Stop'; $env:HOME = b; $hostname = c\n`,
    },
    { name: 'read', dockerfile: `${S}$a = $args; if ($input) { b $host }\n` },
    {
      name: 'the default of a parameter, an attribute, an empty list',
      dockerfile: `${S}function A($Path = $PWD, $b = (Get-Item $HOME), [ValidateScript({ $args })] $c = $host.Name) { }; function B() { }\n`,
    },
  ],
});
