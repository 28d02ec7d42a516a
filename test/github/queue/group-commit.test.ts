import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { groupCommit } from '../../../src/github/queue/group-commit.ts';

/** Writes that end when they are told to. */
function writer() {
  const written: string[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const { add, calm } = groupCommit<string>(
    (items) =>
      new Promise((done, failed) => {
        written.push([...items]);
        ends.push((error) => (error ? failed(error) : done()));
      }),
    (item) => item[0] ?? '',
  );
  return {
    written,
    add,
    calm,
    /** Ends the write that is under way, as soon as there is one. */
    async end(error?: Error) {
      while (ends.length === 0) await turn();
      ends.shift()?.(error);
    },
  };
}

const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('groupCommit', () => {
  it('writes together what comes shortly one after the other, and then what came meanwhile', async () => {
    const { written, add, end } = writer();
    const first = [add('a')];
    await turn();
    first.push(add('b'));
    while (written.length === 0) await turn();
    const second = ['c', 'd'].map(add);
    await wait(10);
    expect(written).toEqual([['a', 'b']]);
    await end();
    await Promise.all(first);
    await end();
    await Promise.all(second);
    expect(written).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('does not gather for ever while more and more comes', async () => {
    const { written, add, end } = writer();
    let count = 0;
    const more = setInterval(() => void add(`${String.fromCodePoint(0x4e00 + count++)}`), 0);
    while (written.length === 0) await turn();
    clearInterval(more);
    expect(written[0]?.length).toBeLessThan(200);
    await end();
  });

  it('writes at most two hundred together', async () => {
    const { written, add, end } = writer();
    const all = Array.from({ length: 450 }, (_, at) => add(String.fromCodePoint(0x4e00 + at)));
    for (let write = 0; write < 3; write++) await end();
    await Promise.all(all);
    expect(written.map(({ length }) => length)).toEqual([200, 200, 50]);
  });

  it('keeps two of a key in their order, in two writes', async () => {
    const { written, add, end } = writer();
    const all = ['a', 'b1', 'c', 'b2', 'd'].map(add);
    await end();
    await end();
    await Promise.all(all);
    expect(written).toEqual([
      ['a', 'b1', 'c'],
      ['b2', 'd'],
    ]);
  });

  it('is calm when nothing waits to be written, and after a while in any case', async () => {
    const { written, add, calm, end } = writer();
    await calm(60_000);
    const first = add('a');
    await calm(1);
    // What comes any sooner is written together with it.
    while (written.length === 0) await turn();
    let calmed = false;
    const waits = calm(60_000).then(() => {
      calmed = true;
    });
    await turn();
    const second = add('b');
    await end();
    await first;
    expect(calmed).toBe(false);
    await end();
    await Promise.all([second, waits]);
  });

  it('is not calm right after a burst, of which more may be on its way', async () => {
    const { add, calm, end } = writer();
    const before = performance.now();
    const burst = [...'abcdefghij'].map(add);
    await end();
    await Promise.all(burst);
    await calm(60_000);
    expect(performance.now() - before).toBeGreaterThanOrEqual(95);
  });

  it('tells a failure to those that were in the write, and goes on', async () => {
    const { written, add, end } = writer();
    const first = add('a');
    while (written.length === 0) await turn();
    const failures = Promise.allSettled([first, add('b'), add('c')]);
    await end();
    await end(new Error('no space'));
    expect((await failures).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    const last = add('d');
    await end();
    await last;
    expect(written.at(-1)).toEqual(['d']);
  });

  it('writes each item once, in the order of its key, never two of a key at once', async () => {
    const items = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat()), { maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(items, async (pairs) => {
        const given = pairs.map(([key], at) => `${key}${at}`);
        const written: string[][] = [];
        const { add } = groupCommit<string>(
          async (some) => {
            written.push([...some]);
          },
          (item) => item[0] ?? '',
        );
        await Promise.all(given.map(add));
        const flat = written.flat();
        expect([...flat].sort()).toEqual([...given].sort());
        for (const key of 'abcd')
          expect(flat.filter((item) => item[0] === key)).toEqual(given.filter((item) => item[0] === key));
        for (const some of written) expect(new Set(some.map((item) => item[0])).size).toBe(some.length);
      }),
    );
  });
});
