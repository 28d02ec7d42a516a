import { describe, expect, it } from '@jest/globals';
import { applyEdits, conflict } from '../../src/text/edit.ts';

const edit = (start: number, end: number, text = 'x') => ({ range: { start, end }, text });

describe('edits', () => {
  it('apply in any order', () => {
    expect(applyEdits('abcdef', [edit(4, 5, 'E'), edit(0, 1, ''), edit(6, 6, '!')])).toBe('bcdEf!');
  });

  it('conflict when they share a character or insert at the same place, not when they touch', () => {
    expect(conflict(edit(0, 2), edit(1, 3))).toBe(true);
    expect(conflict(edit(2, 2), edit(2, 2))).toBe(true);
    expect(conflict(edit(1, 3), edit(2, 2))).toBe(true);
    expect(conflict(edit(0, 2), edit(2, 4))).toBe(false);
  });

  it('refuse to overlap', () => {
    expect(() => applyEdits('abc', [edit(0, 2), edit(1, 3)])).toThrow(RangeError);
  });
});
