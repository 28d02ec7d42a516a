import { describe, expect, it } from '@jest/globals';
import { parsePowershell } from '../../../src/shell/powershell/script.ts';

const words = (tokens: readonly { readonly text: string }[]): string => tokens.map(({ text }) => text).join(' ');

describe('parsePowershell', () => {
  it('finds commands wherever they stand', () => {
    const { commands } = parsePowershell('$x = (a -b (c)) ; d | e { f $x } > g; if (h) { i; j }');
    expect(commands.map(({ name, args, piped }) => [name, words(args), piped])).toEqual([
      ['a', '-b ( c )', false],
      ['c', '', false],
      ['d', '', false],
      ['e', '{ f $x } > g', true],
      ['f', '$x', false],
      ['h', '', false],
      ['i', '', false],
      ['j', '', false],
    ]);
  });

  it('finds assignments with their values', () => {
    const { assignments } = parsePowershell('$a = \'b\', c\n$env:X += "y"; if ($d) { ${e} = f }\n$g.h = 1');
    expect(assignments.map(({ name, operator, value, depth }) => [name, operator.text, words(value), depth])).toEqual([
      ['a', '=', "'b' , c", 0],
      ['env:X', '+=', '"y"', 0],
      ['e', '=', 'f', 1],
    ]);
  });

  it('finds conditions and blocks', () => {
    const { blocks } = parsePowershell('try { a }\ncatch [x], [y] { }\nfinally { b }; while ($c) { d }');
    expect(blocks.map(({ keyword, content }) => [keyword, words(content)])).toEqual([
      ['try', 'a'],
      ['catch', ''],
      ['finally', 'b'],
      ['while', '$c'],
    ]);
  });

  it('finds functions with parameters in both places', () => {
    const { functions } = parsePowershell(
      'function a($b, [int]$c) { d }\nfunction E {\n param($f)\n g\n}\nfilter h { i }',
    );
    expect(functions.map(({ name, parameters }) => [name, words(parameters)])).toEqual([
      ['a', '$b , [int] $c'],
      ['E', '$f'],
      ['h', ''],
    ]);
  });

  it('splits statements at the top only, and not where an operator asks for more', () => {
    const { statements } = parsePowershell("a; ; if ($b) { c; d }\n$e = 'x',\n  'y'\nf |\n g # h\n");
    expect(statements.map(words)).toEqual(['a', 'if ( $b ) { c ; d }', "$e = 'x' , 'y'", 'f | g']);
  });

  it('leaves what is not closed open', () => {
    const { blocks, functions } = parsePowershell('function a { if ($b');
    expect(blocks.map(({ close }) => close)).toEqual([undefined]);
    expect(functions.map(({ name }) => name)).toEqual(['a']);
  });
});

describe('parsePowershell on text made to be slow', () => {
  it.each(['a (', 'if (', '$a = ', '{ a } ', 'function a { ', '"$(', 'a | ', 'catch '])(
    'takes %j many times',
    (part) => {
      const { tokens } = parsePowershell(part.repeat(30_000));
      expect(tokens.length).toBeGreaterThan(0);
    },
  );
});
