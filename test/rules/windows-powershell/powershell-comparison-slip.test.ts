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
    {
      name: 'over lines, comments between, a left side that is no variable',
      dockerfile:
        'FROM mcr.microsoft.com/powershell:7.4-ubuntu-22.04\nSHELL ["pwsh", "-c"]\nRUN <<EOF\n$a = $x `\n  -eq <# nothing #> $null\n$b = (Get-Foo) -eq `\n  $null\nEOF\n',
      lines: [4, 6],
      fixed:
        'FROM mcr.microsoft.com/powershell:7.4-ubuntu-22.04\nSHELL ["pwsh", "-c"]\nRUN <<EOF\n$a = $null `\n  -eq <# nothing #> $x\n$b = (Get-Foo) -eq `\n  $null\nEOF\n',
    },
    {
      name: 'without blanks on one side or both',
      dockerfile:
        'FROM mcr.microsoft.com/powershell:7.4-ubuntu-22.04\nSHELL ["pwsh", "-c"]\nRUN if ($x=1) { a }; if ($x =1) { b }; if ($x= 1) { c }\n',
      lines: [3, 3, 3],
      fixed:
        'FROM mcr.microsoft.com/powershell:7.4-ubuntu-22.04\nSHELL ["pwsh", "-c"]\nRUN if ($x -eq 1) { a }; if ($x -eq 1) { b }; if ($x -eq 1) { c }\n',
    },
    {
      name: 'members, numbers, what joins conditions',
      dockerfile:
        'FROM mcr.microsoft.com/powershell:7.4-ubuntu-22.04\nSHELL ["pwsh", "-c"]\nRUN if ($x.Length = 12) { a }; while ($y -and $z.Foo -ne $null) { b }; if (!$x -eq $null) { c }\n',
      lines: [3, 3, 3],
      fixed:
        'FROM mcr.microsoft.com/powershell:7.4-ubuntu-22.04\nSHELL ["pwsh", "-c"]\nRUN if ($x.Length -eq 12) { a }; while ($y -and $null -ne $z.Foo) { b }; if (!$x -eq $null) { c }\n',
    },
    {
      name: 'calls and strings',
      dockerfile:
        'FROM mcr.microsoft.com/powershell:7.4-ubuntu-22.04\nSHELL ["pwsh", "-c"]\nRUN if ($x = Get-Foo) { a }; if ($x = foo 1) { b }; if ($x = \'y\') { c }; if ($x = 1a) { d }; if ($x + 1 -eq $null) { e }; if ((Foo) = 2) { f }; if (foo > out.txt) { g }; if ($x.Foo() = 3) { h }\n',
      lines: [3, 3],
      fixed:
        'FROM mcr.microsoft.com/powershell:7.4-ubuntu-22.04\nSHELL ["pwsh", "-c"]\nRUN if ($x = Get-Foo) { a }; if ($x = foo 1) { b }; if ($x -eq \'y\') { c }; if ($x = 1a) { d }; if ($x + 1 -eq $null) { e }; if ((Foo) = 2) { f }; if (foo > out.txt) { g }; if ($x.Foo() = 3) { h }\n',
    },
    {
      name: 'a type or a dot binds closer than the comparison',
      dockerfile: `${S}if ([string]$a -eq $null) { b }\nRUN if ($a.$b -eq $null) { c }\nRUN $a[0] -ne $null\n`,
      lines: [3, 4, 5],
    },
    {
      name: 'at the start, behind a keyword, a block, a pipe and a joint',
      dockerfile: `${S}$a -eq $null\nRUN return $a.B.C -ieq $null\nRUN if (a) { b } $c -eq $null\nRUN { $d -eq $null } -or $e -ne $null -xor $f -eq $null\n`,
      lines: [3, 4, 5, 6, 6, 6],
      fixed: `${S}$null -eq $a\nRUN return $null -ieq $a.B.C\nRUN if (a) { b } $null -eq $c\nRUN { $null -eq $d } -or $null -ne $e -xor $f -eq $null\n`,
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
    {
      name: 'names that only begin or end so',
      dockerfile:
        'FROM mcr.microsoft.com/powershell:7.4-ubuntu-22.04\nSHELL ["pwsh", "-c"]\nRUN $a = $x -eq $nullable; $b = $x -eq $null.Length; Do-if ($x = 1); ifx ($x = 1); $c = $x -like $null\n',
    },
  ],
});
