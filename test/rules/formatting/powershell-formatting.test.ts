import { powershellFormatting } from '../../../src/rules/formatting/powershell-formatting.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(powershellFormatting, {
  fires: [
    {
      name: 'small slips',
      dockerfile: 'FROM p\nRUN <<EOF pwsh\n$a = "b";\nIf (!(Test-Path $a)) { c "d $e" } \nif (! $f) { "it\'s" }\nEOF\n',
      lines: [4, 3, 3, 4, 4, 5],
      fixed:
        'FROM p\nRUN <<EOF pwsh\n$a = \'b\'\nif (-not (Test-Path $a)) { c "d $e" }\nif (-not $f) { "it\'s" }\nEOF\n',
    },
    { name: 'a long line', dockerfile: 'FROM p\nRUN <<EOF pwsh\na b c d e f\nEOF\n', lines: [3], options: { max: 10 } },
  ],
  silent: [
    { name: 'where lines are joined', dockerfile: 'FROM p\nSHELL ["pwsh", "-c"]\nRUN If (!$a) { "b" }; \\\n  c;\n' },
    {
      name: 'fine text',
      dockerfile: 'FROM p\nRUN <<EOF pwsh\n$a = \'b\'; c "$d" "e`n"\nif (-not $a) { f `\n  -g }\nEOF\n',
    },
    { name: 'another program', dockerfile: 'FROM p\nRUN <<EOF\nIf "a";\nEOF\n' },
  ],
});
