import { describe, expect, it } from '@jest/globals';
import { lookup } from '../../src/text/lookup.ts';

describe('lookup', () => {
  it("knows its own words and none of Object's", () => {
    const table = lookup({ a: 1 });
    expect(table.a).toBe(1);
    expect(Object.keys(table)).toEqual(['a']);
    for (const word of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'b'])
      expect(table[word]).toBeUndefined();
  });
});
