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
  return { written, add, calm, end: (error?: Error) => ends.shift()?.(error) };
}

const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('groupCommit', () => {
  it('writes the first at once, and together what came meanwhile', async () => {
    const { written, add, end } = writer();
    const all = ['a', 'b', 'c'].map(add);
    expect(written).toEqual([['a']]);
    end();
    await turn();
    expect(written).toEqual([['a'], ['b', 'c']]);
    end();
    await Promise.all(all);
  });

  it('keeps two of a key in their order, in two writes', async () => {
    const { written, add, end } = writer();
    const all = ['a', 'b1', 'c', 'b2', 'd'].map(add);
    for (let at = 0; at < 3; at++) {
      end();
      await turn();
    }
    await Promise.all(all);
    expect(written).toEqual([['a'], ['b1', 'c'], ['b2', 'd']]);
  });

  it('is calm when nothing waits to be written, and after a while in any case', async () => {
    const { add, calm, end } = writer();
    await calm(60_000);
    const all = ['a', 'b'].map(add);
    await calm(1);
    let calmed = false;
    const waits = calm(60_000).then(() => {
      calmed = true;
    });
    end();
    await turn();
    expect(calmed).toBe(false);
    end();
    await Promise.all([...all, waits]);
  });

  it('tells a failure to those that were in the write, and goes on', async () => {
    const { written, add, end } = writer();
    const first = add('a');
    const [second, third] = [add('b'), add('c')];
    const failures = Promise.allSettled([first, second, third]);
    end();
    await turn();
    end(new Error('no space'));
    expect((await failures).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    const last = add('d');
    end();
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
