/** A unit of work; whoever adds a newer one for the same key makes it superfluous unless it has begun. */
export interface Job {
  run(): Promise<void>;
  /** Called instead of `run` when a newer job took its place. */
  superseded(): Promise<void>;
}

/** Where accepted work waits. One job at a time for a key; the newest wins. */
export interface JobQueue {
  add(key: string, job: Job): void;
  /** Resolves when nothing is waiting and nothing runs. */
  idle(): Promise<void>;
}

/**
 * A queue in memory.
 * @param report told of every error that a job throws
 */
export function memoryQueue(report: (key: string, error: unknown) => void): JobQueue {
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, Job>();
  const dropped = new Set<Promise<void>>();

  const guarded = async (key: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      report(key, error);
    }
  };

  const drain = async (key: string): Promise<void> => {
    for (let job = waiting.get(key); job; job = waiting.get(key)) {
      waiting.delete(key);
      const { run } = job;
      await guarded(key, run);
    }
    running.delete(key);
  };

  return {
    add(key, job) {
      const older = waiting.get(key);
      if (older) {
        const dropping = guarded(key, older.superseded).finally(() => dropped.delete(dropping));
        dropped.add(dropping);
      }
      waiting.set(key, job);
      // Begun in a later turn, so that the webhook is answered first.
      if (!running.has(key))
        running.set(
          key,
          Promise.resolve().then(() => drain(key)),
        );
    },
    async idle() {
      while (running.size > 0 || dropped.size > 0) await Promise.all([...running.values(), ...dropped]);
    },
  };
}
