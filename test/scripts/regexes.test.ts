import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

interface Found {
  readonly source: string;
  readonly flags: string;
  readonly places: readonly string[];
}

const { regexesIn, regexesOf } = (await import('../../scripts/regexes/find.mjs' as string)) as {
  regexesIn(file: ts.SourceFile): readonly Omit<Found, 'places'>[];
  regexesOf(root: string): readonly Found[];
};

function found(text: string): string[] {
  const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
  return regexesIn(file).map(({ source, flags }) => `/${source}/${flags}`);
}

describe('regexesIn', () => {
  it.each([
    ['literals, with slashes in them', 'a.replace(/[/]x\\/y/gi, b / c / d)', ['/[/]x\\/y/gi']],
    ['a text, with flags', "new RegExp('^a\\\\d', 'm')", ['/^a\\d/m']],
    ['constants of the file', "const A = 'a+';\nconst B = `${A}b`;\nnew RegExp(`^${B}$` + A)", ['/^a+b$a+/']],
    ['the source of another one', 'const A = /a+/;\nnew RegExp(A.source)', ['/a+/', '/a+/']],
    ['what is not known', 'function f(x: string) { return new RegExp(`^${x}$`); }', ['/^x$/']],
    ['no division and no comment', 'const a = b / c; // not /a+/ here\nconst d = `/x/`;', []],
  ])('finds %s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('regexesOf', () => {
  it('finds those of the sources, each once, with its places', () => {
    const all = regexesOf(join(import.meta.dirname, '../..'));
    expect(all.length).toBeGreaterThan(1_000);
    expect(new Set(all.map(({ source, flags }) => `/${source}/${flags}`)).size).toBe(all.length);
    expect(all.every(({ places }) => places.every((place) => /^src\/(?!demo\/).*\.ts:\d+$/.test(place)))).toBe(true);
  });
});
