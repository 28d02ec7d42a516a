import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyEdits, conflict, EditSet, type TextEdit } from '../../src/text/edit.ts';

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

  it('conflict when they insert at one place and one of them goes over lines', () => {
    expect(conflict(edit(4, 4, ' -y'), edit(4, 4, ' -q'))).toBe(false);
    expect(conflict(edit(4, 4, ' \\\n && b\nUSER c'), edit(4, 4, ' && d'))).toBe(true);
    expect(conflict(edit(4, 4, ' && d'), edit(4, 4, ' \\\n && b\nUSER c'))).toBe(true);
  });

  it('conflict when one writes lines anew and another inserts behind them', () => {
    expect(conflict(edit(0, 4, 'RUN <<E\na\nE'), edit(4, 4, ' && b'))).toBe(true);
    expect(conflict(edit(4, 4, ' && b'), edit(0, 4, 'RUN <<E\na\nE'))).toBe(true);
    expect(conflict(edit(0, 4, 'RUN a'), edit(4, 4, ' && b'))).toBe(false);
  });

  it('conflict when one writes another instruction, or lines anew, and another joins what follows to them', () => {
    expect(conflict(edit(0, 4, 'ADD a b'), edit(4, 4, ' && b'))).toBe(true);
    expect(conflict(edit(4, 9, ' && '), edit(0, 4, 'copy a b'))).toBe(true);
    expect(conflict(edit(0, 4, 'RUN <<E\na\nE'), edit(4, 9, ' && '))).toBe(true);
    expect(conflict(edit(0, 4, 'ADD a b'), edit(4, 9, ''))).toBe(false);
    expect(conflict(edit(0, 4, 'ADDUSER'), edit(4, 4, ' -D'))).toBe(false);
    expect(conflict(edit(0, 4, 'RUN a'), edit(4, 9, ' && '))).toBe(false);
    expect(conflict(edit(0, 0, 'ADD a b '), edit(0, 4, 'c'))).toBe(true);
  });

  it('insert different words at the same place, in the order given', () => {
    const words = [edit(1, 1, ' -y'), edit(1, 1, ' --quiet')];
    expect(conflict(edit(1, 1, ' -y'), edit(1, 1, ' --quiet'))).toBe(false);
    expect(applyEdits('ab', words)).toBe('a -y --quietb');
    expect(conflict(edit(1, 1, ', "-y"'), edit(1, 1, ', "--quiet"'))).toBe(false);
    expect(conflict(edit(1, 1, ' -y'), edit(1, 1, ' -y'))).toBe(true);
    expect(conflict(edit(1, 1, ' -y'), edit(1, 1, '"'))).toBe(true);
    expect(conflict(edit(1, 1, ' -y'), edit(1, 2, ' -z'))).toBe(true);
  });

  it('are collected as long as they do not conflict, all of a fix or none', () => {
    const set = new EditSet();
    expect(set.add([edit(5, 8), edit(1, 1, ' a')])).toBe(true);
    expect(set.add([edit(20, 21), edit(6, 6)])).toBe(false);
    expect(set.add([edit(20, 21)])).toBe(true);
    expect(set.add([edit(8, 8), edit(1, 1, ' b')])).toBe(true);
    expect(set.add([edit(7, 20)])).toBe(false);
    expect(set.add([edit(0, 2)])).toBe(false);
    expect(set.add([edit(4, 5), edit(8, 20)])).toBe(false);
    expect(set.add([edit(4, 5), edit(9, 20)])).toBe(true);
  });

  it('are in conflict in a collection exactly where one of it is', () => {
    const some = fc
      .tuple(fc.nat(12), fc.nat(3), fc.constantFrom('x', ' a', ' b', '', 'x\n'))
      .map(([at, length, text]) => edit(at, at + length, text));
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (edits) => {
        const set = new EditSet();
        const taken: TextEdit[] = [];
        for (const each of edits) {
          const free = !taken.some((other) => conflict(each, other));
          expect(set.add([each])).toBe(free);
          if (free) taken.push(each);
        }
        applyEdits('abcdefghijklmnop', taken);
      }),
    );
  });

  it('refuse to overlap', () => {
    expect(() => applyEdits('abc', [edit(0, 2), edit(1, 3)])).toThrow(RangeError);
  });
});
