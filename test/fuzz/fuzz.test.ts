import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadShellGrammar } from '../../src/shell/parser.ts';
import { Random } from '../support/random.ts';
import { readCorpus } from './corpus.ts';
import { shrink } from './find.ts';
import { sentence } from './grammar.ts';
import { inputAt, tryInput } from './inputs.ts';
import { TARGETS } from './targets.ts';

/** `npm run fuzz` makes as many as anybody wants; here as many as a few seconds allow. */
const RUNS = 100;
const SEED = 20_260;

const ROOT = join(import.meta.dirname, '../..');

describe('every text that strangers write', () => {
  beforeAll(() => loadShellGrammar());

  it.each(TARGETS.map(([{ name }, weight]) => [name, weight] as const))(
    'ends no %s with an error, and breaks no promise',
    (name, weight) => {
      const corpus = readCorpus(ROOT);
      const texts = new Set<string>();
      for (let index = 0; index < RUNS * weight; index++) {
        const input = inputAt(SEED, index, corpus, name);
        texts.add(input.text);
        try {
          tryInput(input);
        } catch (error) {
          throw new Error(`seed ${SEED}, input ${index}, way ${input.way}: ${JSON.stringify(input.text)}`, {
            cause: error,
          });
        }
      }
      expect(texts.size).toBeGreaterThan((RUNS * weight) / 2);
    },
  );

  it('is the same for the same seed', () => {
    const corpus = readCorpus(ROOT);
    for (const index of [0, 1, 500_000]) {
      expect(inputAt(7, index, corpus)).toEqual(inputAt(7, index, corpus));
      expect(inputAt(7, index, corpus).text).not.toBe(inputAt(8, index, corpus).text);
    }
  });
});

describe('sentence', () => {
  it('repeats as the mark says, and ends where a grammar would not', () => {
    const random = new Random(1);
    expect(sentence({ a: ['x«b»y'], b: ['1'] }, 'a', random)).toBe('x1y');
    const lengths = random.times(300, () =>
      sentence({ a: ['«b?»|«b*»|«b+»'], b: ['1'] }, 'a', random)
        .split('|')
        .map(({ length }) => length),
    );
    const of = (at: number): number[] => [...new Set(lengths.map((each) => each[at] ?? 0))].sort();
    expect([of(0), of(1), of(2)]).toEqual([
      [0, 1],
      [0, 1, 2, 3, 4],
      [1, 2, 3, 4],
    ]);
    expect(sentence({ a: ['end', '(«a»)', '(«a»«a»)'] }, 'a', random)).toMatch(/end/);
    expect(() => sentence({ a: ['«nothing»'] }, 'a', random)).toThrow('no symbol "nothing"');
  });
});

describe('shrink', () => {
  it('leaves what it takes', () => {
    expect(shrink(`${'x'.repeat(300)}bad${'y'.repeat(300)}`, (text) => text.includes('bad'))).toBe('bad');
    expect(shrink('abc', () => true)).toBe('');
  });
});
