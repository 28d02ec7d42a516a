import { powershellComparisonSlip } from '../../../src/rules/windows-powershell/powershell-comparison-slip.ts';
import { ruleCases } from '../../support/rule-cases.ts';

const S = 'FROM p\nSHELL ["pwsh", "-c"]\nRUN ';

ruleCases(powershellComparisonSlip, {
  fires: [
    {
      name: '$null on the right, also of members',
      dockerfile: `${S}if ($a -eq $null -or $b.C -cne $NULL) { d }; $e = $f -ne $null\n`,
      lines: [3, 3, 3],
      fixed: `${S}if ($null -eq $a -or $NULL -cne $b.C) { d }; $e = $null -ne $f\n`,
    },
    {
      name: 'an operand that is more than a variable',
      dockerfile: `${S}if ((a) -eq $null) { b }; if ($c + $d -eq $null) { e }\n`,
      lines: [3, 3],
    },
    {
      name: 'signs of other languages',
      dockerfile: `${S}if ($a = 3) { b } elseif ($c == 'd') { e }; while ($f>2) { g }; if ($h.I >= $j) { k }\n`,
      lines: [3, 3, 3, 3],
      fixed: `${S}if ($a -eq 3) { b } elseif ($c -eq 'd') { e }; while ($f -gt 2) { g }; if ($h.I -ge $j) { k }\n`,
    },
  ],
  silent: [
    { name: '$null on the left', dockerfile: `${S}if ($null -eq $a) { b }\n` },
    {
      name: 'the output of a command is kept',
      dockerfile: `${S}if ($a = Get-Item x) { b }; while ($c = $d.Read()) { }\n`,
    },
    { name: 'a command writes a file', dockerfile: `${S}if (git fetch > $log) { b }\n` },
    {
      name: 'an assignment outside of conditions',
      dockerfile: `${S}$a = 3; foreach ($b in $c) { $d = 2 }; for ($i = 0; $i -lt 3; $i++) { }\n`,
    },
    { name: 'another value', dockerfile: `${S}if ($a -eq $nullable -and $b -eq $null.X) { }\n` },
  ],
});
