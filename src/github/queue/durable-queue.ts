import { createHash } from 'node:crypto';
import type { JobResult, JobWithMetadata } from 'pg-boss';
import type { Logger } from 'pino';
import { isUrgent, type Job, jobKey, supersedes } from '../jobs/job.ts';
import { groupCommit } from './group-commit.ts';
import type { Hold, JobQueue, RunJob } from './queue.ts';
import { QUEUES, RETRIES, type Store } from './store.ts';
import { type Verdict, verdictOn } from './verdict.ts';

/** What a finished attempt leaves beside its job, for lists and the status page. */
export interface Output {
  readonly outcome: 'done' | 'superseded' | 'again' | 'failed';
  readonly reason?: string;
}

export interface WorkOptions {
  /** So many jobs at the same time. */
  readonly concurrency: number;
  readonly run: RunJob;
  /** Tells people that a job failed for good, with a sentence that says why. */
  readonly fail: (job: Job, reason: string) => Promise<void>;
  readonly log: Pick<Logger, 'child'>;
  /** Told of every attempt's end, with its duration in seconds. */
  readonly ended?: (job: Job, outcome: Output['outcome'], seconds: number) => void;
}

export interface DurableQueue extends JobQueue {
  /** Begins to do jobs, in this process; without it, others do. */
  work(options: WorkOptions): Promise<void>;
  /**
   * Takes no further job, waits for those that run, and gives back what isn't done in time.
   * @param grace in milliseconds
   */
  stopWork(grace: number): Promise<void>;
}

/** An idle worker asks for jobs that became due, in seconds; new ones are announced to it. */
const POLLING = 2;

/** So long a job waits for a burst to be stored, in milliseconds; an endless stream of events must not stop the work. */
const LONGEST_CALM = 2000;

/** A queue in a database: what was added survives the end of any process. */
export function durableQueue(store: Store): DurableQueue {
  const { boss, sql } = store;
  const ending = new AbortController();
  const insert = async (jobs: readonly Job[]): Promise<void> => {
    const rows = jobs.map((job) => ({
      id: jobId(job),
      data: storable(job),
      singletonKey: jobKey(job),
      priority: isUrgent(job) ? 1 : 0,
      group: { id: String(job.installation) },
    }));
    await boss.insert(QUEUES.jobs, rows);
  };
  const { add, calm } = groupCommit(insert, jobKey);
  return {
    add,
    async work(options) {
      const { concurrency, fail } = options;
      // Apart from the jobs themselves, so that people are also told when the instance that failed died of it.
      await boss.work(
        QUEUES.failures,
        { includeMetadata: true, pollingIntervalSeconds: POLLING, notifyPollingIntervalSeconds: POLLING },
        async ([stored]: JobWithMetadata<Job>[]) => {
          if (stored) await fail(stored.data, reasonOf(stored.sourceOutput));
        },
      );
      await boss.work(
        QUEUES.jobs,
        {
          includeMetadata: true,
          perJobResults: true,
          pollingIntervalSeconds: POLLING,
          notifyPollingIntervalSeconds: POLLING,
          localConcurrency: concurrency,
          localGroupConcurrency: shareOf(concurrency),
        },
        async (stored: JobWithMetadata<Job>[]) => {
          try {
            // What GitHub waits for an answer to comes first, where one process receives and works.
            await calm(LONGEST_CALM);
            return await Promise.all(stored.map((one) => attempt(store, one, options, ending.signal)));
          } finally {
            // Whoever ends a job looks for the next one at once, and not when its interval is over.
            for (const { id, name, count } of boss.getWipData())
              if (name === QUEUES.jobs && count > 0) boss.notifyWorker(id);
          }
        },
      );
    },
    async stopWork(grace) {
      const stopped = Promise.all([QUEUES.jobs, QUEUES.failures].map((name) => boss.offWork(name, { wait: true })));
      const timer = setTimeout(() => ending.abort(new Error('This instance ends.')), grace);
      await Promise.race([stopped, new Promise((done) => ending.signal.addEventListener('abort', done))]);
      clearTimeout(timer);
    },
    async idle() {
      const open = `SELECT 1 FROM plimsoll.job WHERE name = ANY($1) AND state < 'completed' LIMIT 1`;
      while ((await sql(open, [[QUEUES.jobs, QUEUES.failures]])).length > 0)
        await new Promise((done) => setTimeout(done, 50));
    },
  };
}

/** What an attempt left, or what the queue itself says of one that never came back. */
export function reasonOf(output: unknown): string {
  const { reason, message } = (output ?? {}) as { readonly reason?: unknown; readonly message?: unknown };
  if (typeof reason === 'string') return reason;
  return typeof message === 'string' ? `The instances that worked on it ended (${message}).` : 'Nobody knows why.';
}

/** Postgres keeps neither a NUL nor half a surrogate pair in JSON, and both can stand in what people write. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/;

function storable(job: Job): Job {
  // JSON.stringify escapes exactly these, so most jobs are seen to have none without looking at each of their strings.
  const text = JSON.stringify(job);
  if (!UNSTORABLE.test(text)) return job;
  const plain = (_key: string, value: unknown): unknown =>
    typeof value === 'string' ? value.replace(/\0|\p{Surrogate}/gu, '\ufffd') : value;
  return JSON.parse(text, plain) as Job;
}

/** Of the workers of a process; what is left over serves the installations that are not so busy. */
function shareOf(concurrency: number): number {
  return Math.max(1, Math.ceil((concurrency * 3) / 4));
}

/** The same delivery gives the same id, and an id is kept once. */
function jobId(job: Job): string {
  const hex = createHash('sha256')
    .update(`${job.delivery}\0${job.kind}\0${jobKey(job)}`)
    .digest('hex');
  // A UUID of version 8, whose bits are the maker's to choose (RFC 9562).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function attempt(
  store: Store,
  stored: JobWithMetadata<Job>,
  { run, log: parent, ended }: WorkOptions,
  ending: AbortSignal,
): Promise<JobResult<Output>> {
  const job = stored.data;
  const { delivery, installation } = job;
  const log = parent.child({ job: stored.id, kind: job.kind, delivery, installation, subject: jobKey(job) });
  const started = performance.now();
  const end = (status: JobResult['status'], output: Output): JobResult<Output> => {
    ended?.(job, output.outcome, (performance.now() - started) / 1000);
    return { id: stored.id, status, output };
  };
  try {
    if (await isSuperseded(store, stored)) {
      log.info('Dropped: a newer job does the same');
      return end('completed', { outcome: 'superseded' });
    }
    await run(job, holdOf(store, stored, ending));
    return end('completed', { outcome: 'done' });
  } catch (error) {
    const verdict = judge(error, stored);
    const { reason } = verdict;
    if (!verdict.again) {
      log.error(`The job failed for good: ${reason}`);
      return end('deadletter', { outcome: 'failed', reason });
    }
    log.warn({ attempt: stored.retryCount + 1, notBefore: verdict.notBefore }, `The job is tried again: ${reason}`);
    await postpone(store, stored, verdict);
    return end('failed', { outcome: 'again', reason });
  }
}

/** Another instance has the job by now: what this one still does about it, it must not do. */
class LostHold extends Error {
  constructor() {
    super('The job was given to another instance.');
  }
}

function judge(error: unknown, { retryCount }: { readonly retryCount: number }): Verdict {
  // The queue knows already, and listens to nothing that this attempt says.
  if (error instanceof LostHold) return { again: true, reason: error.message, notBefore: undefined };
  const verdict = verdictOn(error, retryCount + 1, new Date());
  return retryCount < RETRIES ? verdict : { again: false, reason: verdict.reason };
}

/**
 * While a job runs no other one of its key begins, so what waits can be judged at leisure: older jobs that this one makes superfluous are
 * cancelled (they failed before and wait for their next attempt), and a newer one that makes this one superfluous drops it.
 */
async function isSuperseded({ boss }: Store, stored: JobWithMetadata<Job>): Promise<boolean> {
  const waiting = await boss.findJobs<Job>(QUEUES.jobs, { key: jobKey(stored.data), queued: true });
  if (waiting.some((other) => isOlder(stored, other) && supersedes(other.data, stored.data))) return true;
  const older = waiting.filter((other) => isOlder(other, stored) && supersedes(stored.data, other.data));
  if (older.length > 0)
    await boss.cancel(
      QUEUES.jobs,
      older.map(({ id }) => id),
    );
  return false;
}

function isOlder(one: JobWithMetadata<Job>, other: JobWithMetadata<Job>): boolean {
  return one.createdOn < other.createdOn;
}

function holdOf({ boss }: Store, stored: JobWithMetadata<Job>, ending: AbortSignal): Hold {
  return {
    id: stored.id,
    key: jobKey(stored.data),
    installation: stored.data.installation,
    attempt: stored.retryCount + 1,
    signal: AbortSignal.any([stored.signal, ending]),
    async confirm() {
      ending.throwIfAborted();
      const { id, retryCount } = stored;
      const answer = (await boss.touch(QUEUES.jobs, { id, retryCount })) as { readonly affected?: number };
      if (answer.affected !== 1) throw new LostHold();
    },
    givesUp: (error) => !judge(error, stored).again,
  };
}

/** Where GitHub says when a limit ends, the next attempt waits for it; the queue's own waits would be too short or too long. */
async function postpone({ boss }: Store, { id, retryCount }: JobWithMetadata<Job>, verdict: Verdict): Promise<void> {
  if (!verdict.again || verdict.notBefore === undefined) return;
  const output: Output = { outcome: 'again', reason: verdict.reason };
  await boss.fail(QUEUES.jobs, { id, retryCount }, output);
  await boss.update(QUEUES.jobs, undefined, { id, startAfter: verdict.notBefore });
}
