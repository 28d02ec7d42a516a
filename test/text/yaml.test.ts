import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entryOf, parseYaml, valueAt, yamlComments } from '../../src/text/yaml.ts';

const marked = (text: string, range: { start: number; end: number } | undefined): string | undefined =>
  range && text.slice(range.start, range.end);

describe('parseYaml', () => {
  it('knows where each key and value stands', () => {
    const text = 'a: 1 # one\nb:\n  - "x"\n  - y: z\n';
    const { root } = parseYaml(text);
    expect(marked(text, entryOf(root, 'a')?.range)).toBe('a: 1');
    const list = valueAt(root, 'b');
    expect(list?.kind === 'list' && list.items.map(({ range }) => marked(text, range))).toEqual(['"x"', 'y: z']);
  });

  it('puts in what aliases and merges stand for, the own key first', () => {
    const { root } = parseYaml('x: &x {a: 1, b: 1}\ny: {<<: *x, b: 2, c: *x}\n');
    const y = valueAt(root, 'y');
    expect(y?.kind === 'map' && y.entries.map(({ key, merged, aliased }) => [key, merged, aliased])).toEqual([
      ['b', false, false],
      ['c', false, true],
      ['a', true, false],
    ]);
    expect(valueAt(y, 'b')).toMatchObject({ text: '2' });
    expect(valueAt(y, 'c')).toBe(valueAt(root, 'x'));
  });

  it('tells where the text cannot be read, and reads the rest', () => {
    const { root, problems } = parseYaml('a: 1\nb: [x\nc: 2\n');
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]?.range.start).toBeGreaterThan(4);
    expect(valueAt(root, 'a')).toMatchObject({ text: '1' });
  });

  it.each([
    [
      'aliases of aliases',
      `a0: &a0 [x]\n${levels(30, (at) => `a${at}: &a${at} [*a${at - 1}, *a${at - 1}, *a${at - 1}]`)}`,
    ],
    [
      'merges of merges',
      `a0: &a0 {k: 1}\n${levels(300, (at) => `a${at}: &a${at} {<<: [*a${at - 1}, *a${at - 1}], k${at}: 1}`)}`,
    ],
    ['an anchor that holds itself', 'a: &a [*a, {<<: *a}]\n'],
    ['brackets', '['.repeat(20_000)],
    ['braces with keys', '{a: '.repeat(5_000)],
    ['dashes', '- '.repeat(5_000)],
    ['too many characters', `a: ${'x'.repeat(500_001)}`],
    ['a file of keys', levels(20_000, (at) => `k${at}: v`)],
  ])('is not hurt by %s', (_, text) => {
    const { problems } = parseYaml(text);
    for (const { range } of problems) expect(range.end).toBeLessThanOrEqual(text.length);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '&x ',
      '*x',
      '<<',
      '|',
      '>',
      '"',
      "'",
      '#',
      '!t ',
      '? ',
      '\t',
      '---\n',
      '%',
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const { places } = parseYaml(text);
        for (const { start, end } of places) expect(start <= end && end <= text.length).toBe(true);
        for (const { range } of yamlComments(text)) expect(text[range.start]).toBe('#');
      }),
      { numRuns: 500 },
    );
  });
});

describe('yamlComments', () => {
  it('finds comments, and none in strings', () => {
    const text = '# one\r\na: "# no" # two\r\nb: |\r\n  # no\r\nc: x#no\r\n# three';
    expect(yamlComments(text).map(({ text: said, trailing }) => [said, trailing])).toEqual([
      ['one', false],
      ['two', true],
      ['three', false],
    ]);
    for (const { range } of yamlComments(text)) expect(text[range.start]).toBe('#');
  });
});

function levels(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => `${line(at + 1)}\n`).join('');
}
