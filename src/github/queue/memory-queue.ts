import { isUrgent, type Job, jobKey, supersedes } from '../jobs/job.ts';
import type { Hold, JobQueue, RunJob } from './queue.ts';

/** Nobody else could take the job, and it is not tried again. */
const ONLY_ATTEMPT: Hold = {
  attempt: 1,
  signal: new AbortController().signal,
  confirm: async () => undefined,
  givesUp: () => true,
};

/**
 * A queue in memory, which forgets when the process ends.
 * @param run does a job
 * @param report told of every error that a job throws
 */
export function memoryQueue(run: RunJob, report: (job: Job, error: unknown) => void): JobQueue {
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, Job[]>();

  const drain = async (key: string): Promise<void> => {
    for (let job = waiting.get(key)?.shift(); job; job = waiting.get(key)?.shift()) {
      try {
        await run(job, ONLY_ATTEMPT);
      } catch (error) {
        report(job, error);
      }
    }
    waiting.delete(key);
    running.delete(key);
  };

  return {
    async add(job) {
      const key = jobKey(job);
      const kept = (waiting.get(key) ?? []).filter((other) => !supersedes(job, other));
      const urgent = isUrgent(job) ? kept.filter(isUrgent) : kept;
      waiting.set(key, [...urgent, job, ...kept.filter((other) => !urgent.includes(other))]);
      // Begun in a later turn, so that the webhook is answered first.
      if (!running.has(key))
        running.set(
          key,
          new Promise<void>((begun) => setImmediate(begun)).then(() => drain(key)),
        );
    },
    async idle() {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}
