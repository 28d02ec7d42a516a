import { describe, expect, it, jest } from '@jest/globals';
import { keepLast, type Remembering, remember } from '../../src/text/memory.ts';

describe('keepLast', () => {
  it('works out once what is asked several times in a row', () => {
    const make = jest.fn((file: { readonly text: string }) => file.text.length);
    const length = keepLast(make);
    const file = { text: 'FROM a' };
    expect([length(file), length(file)]).toEqual([6, 6]);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('takes an equal thing for another one, and comes back to the first', () => {
    const length = keepLast((file: { readonly text: string }) => [file.text.length]);
    const file = { text: 'FROM a' };
    const before = length(file);
    expect(length({ text: 'FROM a' })).not.toBe(before);
    expect(length({ text: 'FROM ab' })).toEqual([7]);
    expect(length(file)).toEqual(before);
  });
});

describe('remember', () => {
  it('keeps the answers of several things, each with its thing', () => {
    const words = remember(({ text }: { readonly text: string } & Remembering) => text.split(' '));
    const a = { text: 'a b', memory: new Map() };
    const b = { text: 'c', memory: new Map() };
    const first = words(a);
    expect(words(b)).toEqual(['c']);
    expect(words(a)).toBe(first);
  });

  it('keeps the answers of several who ask about one thing apart', () => {
    const thing = { memory: new Map() };
    const one = remember(() => ['one']);
    const two = remember(() => ['two']);
    expect([one(thing), two(thing), one(thing)]).toEqual([['one'], ['two'], ['one']]);
  });
});
