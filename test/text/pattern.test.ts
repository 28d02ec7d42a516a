import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { globRegex } from '../../src/repository/ignore.ts';
import { escapePattern, namePattern } from '../../src/text/pattern.ts';

describe('escapePattern', () => {
  it('matches just the text, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(new RegExp(`^${escapePattern(text)}$`).test(text)).toBe(true);
        expect(new RegExp(`^[x]${escapePattern(text)}$`, 's').test(`x${text}`)).toBe(true);
      }),
    );
    expect(new RegExp(escapePattern('a.c')).test('abc')).toBe(false);
  });
});

/** Every way of matching, tried one after the other: what the quick form has to agree with. */
function plainly(glob: string): RegExp {
  const source = glob.replace(/(?<=^|\/)\*\*+\/|\*\*+|[*?.]/g, (part) => {
    if (part.endsWith('/')) return '(?:[^/]+/)*';
    return { '*': '[^/]*', '?': '[^/]', '.': '\\.' }[part] ?? '.*';
  });
  return new RegExp(`^${source}(?:/|$)`);
}

const text = (...letters: string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));

describe('globRegex', () => {
  it('matches what the plain form matches', () => {
    let matched = 0;
    fc.assert(
      fc.property(
        text('a', 'b', '/', '*', '*', '**', '**/', '/**/', '?', 'a'),
        text('a', 'a', 'b', '/').map((path) => path.replace(/\/{2,}/g, '/').replace(/^\/|\/$/g, '')),
        (glob, path) => {
          const expected = plainly(glob).test(path);
          if (expected) matched++;
          expect([glob, path, globRegex(glob).test(path)]).toEqual([glob, path, expected]);
        },
      ),
      { numRuns: 20_000 },
    );
    expect(matched).toBeGreaterThan(1_000);
  });

  it.each([
    ['many stars in one name', '*a*a*a*a*a*a*a*a*a*a*a*b'],
    ['many stars in many names', `${'*a*a*/'.repeat(6)}b`],
    ['many double stars', `${'**/a*a/'.repeat(8)}**b**c`],
    ['double stars inside of names', `${'a**'.repeat(12)}b`],
  ])('comes to an end before the world does, with %s', (_, glob) => {
    const regex = globRegex(glob);
    expect(regex.test('a'.repeat(2_000))).toBe(false);
    expect(regex.test('aa/'.repeat(600))).toBe(false);
  });
});

describe('namePattern', () => {
  it('takes stars and question marks, and everything else as it is', () => {
    expect(namePattern('run-*.sh').test('run-all.sh')).toBe(true);
    expect(namePattern('run-?.sh').test('run-all.sh')).toBe(false);
    expect(namePattern('a[(.sh').test('a[(.sh')).toBe(true);
    expect(namePattern('a$').test('a$')).toBe(true);
    expect(namePattern('**').test('')).toBe(true);
    expect(namePattern('').test('a')).toBe(false);
    expect(namePattern('*a*a*a*a*a*a*a*a*a*a*a*a*a*b').test('a'.repeat(2_000))).toBe(false);
  });
});
