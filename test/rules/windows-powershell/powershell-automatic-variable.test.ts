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
  ],
  silent: [
    {
      name: '$null, preferences, the environment',
      dockerfile: `${S}$null = a; $ErrorActionPreference = 'Stop'; $env:HOME = b; $hostname = c\n`,
    },
    { name: 'read', dockerfile: `${S}$a = $args; if ($input) { b $host }\n` },
  ],
});
