import { isUrgent, type Job, jobKey, supersedes } from '../jobs/job.ts';
import type { Hold, JobQueue, RunJob } from './queue.ts';

/** Nobody else could take the job, and it is not tried again. */
const ONLY_ATTEMPT: Omit<Hold, 'id' | 'key' | 'installation'> = {
  attempt: 1,
  signal: new AbortController().signal,
  confirm: async () => undefined,
  givesUp: () => true,
};

/**
 * A queue in memory, which forgets when the process ends.
 * @param run does a job
 * @param failed told of every error that a job throws; what goes wrong with telling is nobody's business
 */
export function memoryQueue(run: RunJob, failed: (job: Job, error: unknown) => Promise<void>): JobQueue {
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, Job[]>();
  const deliveries = new Set<string>();

  const drain = async (key: string): Promise<void> => {
    for (let job = waiting.get(key)?.shift(); job; job = waiting.get(key)?.shift()) {
      try {
        await run(job, { ...ONLY_ATTEMPT, id: job.delivery, key, installation: job.installation });
      } catch (error) {
        await failed(job, error).catch(() => undefined);
      }
    }
    waiting.delete(key);
    running.delete(key);
  };

  return {
    async add(job) {
      const key = jobKey(job);
      if (!remember(deliveries, `${job.delivery} ${job.kind} ${key}`)) return;
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

/** GitHub may deliver an event twice; of so many is remembered that they came. */
const REMEMBERED = 1000;

/** False for what was there before. */
function remember(known: Set<string>, name: string): boolean {
  if (known.has(name)) return false;
  known.add(name);
  for (const oldest of known) {
    if (known.size <= REMEMBERED) break;
    known.delete(oldest);
  }
  return true;
}
