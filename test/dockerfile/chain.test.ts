import { beforeAll, expect, it } from '@jest/globals';
import { chainInstructions, chainOf, startOf } from '../../src/dockerfile/chain.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

beforeAll(() => loadShellGrammar());

const FILE = parseDockerfile(
  'Dockerfile',
  'FROM debian:12 AS one\nENV A=1\nCMD ["a"]\nFROM alpine AS aside\nENV B=1\nFROM one AS two\nENTRYPOINT ["b"]\nFROM two\nENV C=1\nCMD ["c"]\n',
);

it('tells the stages that a stage is built from, the outermost base last', () => {
  expect(chainOf(FILE.target).map(({ index }) => index)).toEqual([3, 2, 0]);
  expect(chainOf(undefined)).toEqual([]);
});

it('knows the outermost base of each stage', () => {
  expect(FILE.stages.map(({ root }) => root.index)).toEqual([0, 1, 0, 0]);
});

it('lists the instructions of a chain in the order in which they are built', () => {
  expect(chainInstructions(FILE.target).map(({ line }) => line)).toEqual([2, 3, 7, 9, 10]);
  expect(chainInstructions(undefined)).toEqual([]);
});

it('takes the last entry point for what starts, before any CMD', () => {
  expect(startOf(FILE)?.line).toBe(7);
  expect(startOf(parseDockerfile('Dockerfile', 'FROM a\nCMD a\nCMD b\n'))?.line).toBe(3);
  expect(startOf(parseDockerfile('Dockerfile', ''))).toBeUndefined();
});

it('finds the base at the end of as many stages as are read', () => {
  const stages = Array.from({ length: 1000 }, (_, at) => `FROM s${at} AS s${at + 1}\n`).join('');
  expect(parseDockerfile('Dockerfile', stages).target?.root.base.raw).toBe('s0');
});

it.each([
  ['an entry point that is taken away', 'FROM a\nENTRYPOINT ["x"]\nCMD ["y"]\nENTRYPOINT []\n', 3],
  ['an entry point that is taken away, and no command', 'FROM a\nENTRYPOINT []\n', undefined],
  ['an entry point in shell form', 'FROM a\nENTRYPOINT x\nCMD y\n', 2],
  ['an entry point without words', 'FROM a\nENTRYPOINT\nCMD y\n', 2],
  ['the command of the base stage', 'FROM a AS b\nCMD x\nFROM b\n', 2],
  ['the command of another stage', 'FROM a AS b\nCMD x\nFROM c\n', undefined],
])('takes for what starts: %s', (_, text, line) => {
  expect(startOf(parseDockerfile('Dockerfile', text))?.line).toBe(line);
});

it('puts a chain together once', () => {
  expect(chainInstructions(FILE.target)).toBe(chainInstructions(FILE.target));
});
