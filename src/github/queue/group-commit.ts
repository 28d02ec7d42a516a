import { setTimeout as wait } from 'node:timers/promises';

/** More at once would only make the answer to the first of them later. */
const MOST = 200;

/** Each write has a cost of its own, so what comes one shortly after the other waits for each other; both in milliseconds. */
const PAUSE = 2;
const LONGEST_GATHERING = 25;

/** So many written together are a burst, of which more is on its way through the network for so long, in milliseconds. */
const BURST = 10;
const AFTER_BURST = 100;
/** How often somebody who waits for calm looks, in milliseconds. */
const LOOK = 10;

interface Waiting<T> {
  readonly item: T;
  done(): void;
  failed(error: unknown): void;
}

export interface GroupCommit<T> {
  /** Stores one item; resolves or throws as the write does that holds it. */
  add(item: T): Promise<void>;
  /** Resolves when nothing waits to be stored and no burst is under way, and after so many milliseconds in any case. */
  calm(most: number): Promise<void>;
}

/**
 * Writes items together that arrive while others are being written, as databases commit in groups: a burst of a thousand then costs
 * a few writes, and a single item waits for a moment.
 * @param write stores some items, all or none, whose keys differ: no order holds within one write
 */
export function groupCommit<T>(
  write: (items: readonly T[]) => Promise<void>,
  keyOf: (item: T) => string,
): GroupCommit<T> {
  let waiting: Waiting<T>[] = [];
  let writing = false;
  let burst = Number.NEGATIVE_INFINITY;
  /** The first of those that wait, up to the second one of a key. */
  const take = (): readonly Waiting<T>[] => {
    const keys = new Set<string>();
    const end = waiting.findIndex(({ item }) => keys.size === keys.add(keyOf(item)).size);
    const taken = waiting.slice(0, Math.min(MOST, end === -1 ? waiting.length : end));
    waiting = waiting.slice(taken.length);
    return taken;
  };
  /** Until nothing more has come for a moment: the embedded database leaves the process no time to read while it writes. */
  const gather = async (): Promise<void> => {
    const end = performance.now() + LONGEST_GATHERING;
    let before: number;
    do {
      before = waiting.length;
      await wait(PAUSE);
    } while (waiting.length > before && waiting.length < MOST && performance.now() < end);
  };
  const writeAll = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      await gather();
      const taken = take();
      try {
        await write(taken.map(({ item }) => item));
        if (taken.length >= BURST) burst = performance.now();
        for (const { done } of taken) done();
      } catch (error) {
        for (const { failed } of taken) failed(error);
      }
    }
    writing = false;
  };
  return {
    add: (item) =>
      new Promise((done, failed) => {
        waiting.push({ item, done, failed });
        if (!writing) void writeAll();
      }),
    async calm(most) {
      const end = performance.now() + most;
      const isCalm = (now: number): boolean => !writing && now - burst >= AFTER_BURST;
      for (let now = performance.now(); now < end && !isCalm(now); now = performance.now())
        await new Promise((done) => setTimeout(done, Math.min(LOOK, end - now)));
    },
  };
}
