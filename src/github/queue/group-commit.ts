/** More at once would only make the answer to the first of them later. */
const MOST = 100;

interface Waiting<T> {
  readonly item: T;
  done(): void;
  failed(error: unknown): void;
}

export interface GroupCommit<T> {
  /** Stores one item; resolves or throws as the write does that holds it. */
  add(item: T): Promise<void>;
  /** Resolves when nothing waits to be stored, and after so many milliseconds in any case. */
  calm(most: number): Promise<void>;
}

/**
 * Writes items together that arrive while others are being written, as databases commit in groups: a burst of a thousand then costs
 * tens of writes, and a single item waits for nothing.
 * @param write stores some items, all or none, whose keys differ: no order holds within one write
 */
export function groupCommit<T>(
  write: (items: readonly T[]) => Promise<void>,
  keyOf: (item: T) => string,
): GroupCommit<T> {
  let waiting: Waiting<T>[] = [];
  let writing = false;
  const listening: (() => void)[] = [];
  /** The first of those that wait, up to the second one of a key. */
  const take = (): readonly Waiting<T>[] => {
    const keys = new Set<string>();
    const end = waiting.findIndex(({ item }) => keys.size === keys.add(keyOf(item)).size);
    const taken = waiting.slice(0, Math.min(MOST, end === -1 ? waiting.length : end));
    waiting = waiting.slice(taken.length);
    return taken;
  };
  const writeAll = async (): Promise<void> => {
    writing = true;
    for (let taken = take(); taken.length > 0; taken = take()) {
      try {
        await write(taken.map(({ item }) => item));
        for (const { done } of taken) done();
      } catch (error) {
        for (const { failed } of taken) failed(error);
      }
    }
    writing = false;
    for (const go of listening.splice(0)) go();
  };
  return {
    add: (item) =>
      new Promise((done, failed) => {
        waiting.push({ item, done, failed });
        if (!writing) void writeAll();
      }),
    calm: (most) =>
      new Promise((done) => {
        if (!writing) return done();
        const timer = setTimeout(done, most);
        listening.push(() => {
          clearTimeout(timer);
          done();
        });
      }),
  };
}
