import { describe, expect, it } from '@jest/globals';
import { powershellTokens } from '../../../src/shell/powershell/tokens.ts';

/** `kind text` of each token, separators left out. */
const read = (text: string): string[] =>
  powershellTokens(text)
    .filter(({ kind }) => kind !== 'separator')
    .map(({ kind, text: written, command }) => `${command ? 'command' : kind} ${written}`);

describe('powershellTokens', () => {
  it.each<[string, string[]]>([
    ["Get-Item 'a b' -Force", ['command Get-Item', "string 'a b'", 'parameter -Force']],
    ['$x = Get-Date', ['variable $x', 'operator =', 'command Get-Date']],
    ['$x -eq $null', ['variable $x', 'operator -eq', 'variable $null']],
    ['a -eq b', ['command a', 'parameter -eq', 'word b']],
    ['"a `" $(f "b") c" x', ['string "a `" $(f "b") c"', 'word x']],
    ["'it''s' + 1", ["string 'it''s'", 'operator +', 'word 1']],
    ['$env:Path.Length', ['variable $env:Path', 'member .Length']],
    ['${a b}', ['variable ${a b}']],
    ['[int]::MaxValue', ['type [int]', 'member ::MaxValue']],
    [
      'a; b && c || d | e',
      ['command a', 'command b', 'operator &&', 'command c', 'operator ||', 'command d', 'operator |', 'command e'],
    ],
    ["& 'C:\\a b\\c.exe' /S -x", ['operator &', "string 'C:\\a b\\c.exe'", 'word /S', 'parameter -x']],
    ['7z x a', ['command 7z', 'word x', 'word a']],
    ['10mb / 2', ['word 10mb', 'operator /', 'word 2']],
    ['a `\n  -b', ['command a', 'parameter -b']],
    ['a # b\nc', ['command a', 'comment # b', 'command c']],
    ['a b#c <# d\n #> e', ['command a', 'word b#c', 'comment <# d\n #>', 'word e']],
    ["@'\nx 'y\n'@ | a", ["string @'\nx 'y\n'@", 'operator |', 'command a']],
    ['a 2>&1 > b', ['command a', 'operator 2>&1', 'operator >', 'word b']],
    ['a @args', ['command a', 'variable @args']],
    ['x | foreach { $_ }', ['command x', 'operator |', 'command foreach', 'open {', 'variable $_', 'close }']],
    [
      'foreach ($x in Get-Item) { a }',
      [
        'keyword foreach',
        'open (',
        'variable $x',
        'keyword in',
        'command Get-Item',
        'close )',
        'open {',
        'command a',
        'close }',
      ],
    ],
    [
      '@{ a = 1\n b = c }',
      ['open @{', 'word a', 'operator =', 'word 1', 'word b', 'operator =', 'command c', 'close }'],
    ],
    [
      'if (!(a)) { b } else { c }',
      [
        'keyword if',
        'open (',
        'operator !',
        'open (',
        'command a',
        'close )',
        'close )',
        'open {',
        'command b',
        'close }',
        'keyword else',
        'open {',
        'command c',
        'close }',
      ],
    ],
  ])('%s', (text, tokens) => expect(read(text)).toEqual(tokens));

  it('gives offsets of the text around it, and depths', () => {
    expect(powershellTokens('a (b)', 10).map(({ range, depth }) => [range.start, range.end, depth])).toEqual([
      [10, 11, 0],
      [12, 13, 0],
      [13, 14, 1],
      [14, 15, 0],
    ]);
  });

  it('ends a line with CRLF', () => expect(read('a\r\nb `\r\n c')).toEqual(['command a', 'command b', 'word c']));

  it.each(['"', "'", '@"\n', '<#', '$(', '{', ')', '[', '`', '$', '@', '"$('.repeat(50_000), '(('.repeat(10_000)])(
    'reads %.10j to the end',
    (text) => {
      const tokens = powershellTokens(`a ${text}`);
      expect(tokens[0]?.text).toBe('a');
      expect(tokens.at(-1)?.range.end).toBeLessThanOrEqual(text.length + 2);
    },
  );
});
