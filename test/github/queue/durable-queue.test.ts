import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Job, jobKey } from '../../../src/github/jobs/job.ts';
import { type DurableQueue, durableQueue } from '../../../src/github/queue/durable-queue.ts';
import type { RunJob } from '../../../src/github/queue/queue.ts';
import { openStore, type Store } from '../../../src/github/queue/store.ts';
import { DATABASES, type TestDatabase } from '../../support/database.ts';
import { type Recorded, recordingLog } from '../../support/log.ts';

function review(number: number, more: Partial<Job> = {}): Job {
  const delivery = `delivery-${Math.random()}`;
  const origin = { delivery, installation: 1, owner: 'octo', repo: 'app', htmlUrl: 'https://github.com/octo/app' };
  return { ...origin, kind: 'review', number, ...more } as Job;
}

/** A promise that a test settles. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((done) => {
    open = done;
  });
  return { opened, open };
}

for (const { name, available, make } of DATABASES)
  (available ? describe : describe.skip)(`the queue on ${name}`, () => {
    let database: TestDatabase;
    let store: Store;
    let queue: DurableQueue;
    let lines: Recorded[];
    let failures: [string, string][] = [];

    beforeAll(async () => {
      database = await make();
    });
    afterAll(() => database.remove());
    afterEach(async () => {
      await queue.stopWork(1000);
      await store.sql('DELETE FROM plimsoll.job');
      await store.close();
    });

    /** Opens the store, adds jobs while nobody works, and then works. */
    async function work(jobs: readonly Job[], run: RunJob, concurrency = 4): Promise<void> {
      const recorded = recordingLog();
      lines = recorded.lines;
      failures = [];
      store = await openStore({ ...database.settings, supervise: true }, recorded.log);
      queue = durableQueue(store);
      for (const job of jobs) await queue.add(job);
      await queue.work({
        concurrency,
        run,
        log: recorded.log,
        fail: async (job, reason) => void failures.push([job.delivery, reason]),
      });
    }

    it('does every job once, and those of one pull request one after the other', async () => {
      const running = new Map<string, number>();
      const done: string[] = [];
      let most = 0;
      const jobs = [1, 2, 3, 1, 2, 3].map((number, index) =>
        review(number, { kind: index < 3 ? 'review' : 'command' } as unknown as Partial<Job>),
      );
      await work(jobs, async (job) => {
        const key = jobKey(job);
        running.set(key, (running.get(key) ?? 0) + 1);
        most = Math.max(most, running.get(key) ?? 0);
        await new Promise((resume) => setTimeout(resume, 20));
        running.set(key, (running.get(key) ?? 0) - 1);
        done.push(job.delivery);
      });
      await queue.idle();
      expect(done.sort()).toEqual(jobs.map(({ delivery }) => delivery).sort());
      expect(most).toBe(1);
    });

    it('keeps a delivery that comes twice once, also after it was done', async () => {
      const job = review(1);
      const done: string[] = [];
      await work([job, job], async ({ delivery }) => {
        done.push(delivery);
      });
      await queue.idle();
      await queue.add(job);
      await queue.idle();
      expect(done).toEqual([job.delivery]);
    });

    it('keeps a comment whatever people wrote into it', async () => {
      const comment = { id: 1, on: 'conversation', thread: 1, body: '/plimsoll fix a\0b \ud83d c 🚢' };
      const job = review(1, { kind: 'command', comment } as unknown as Partial<Job>);
      const bodies: string[] = [];
      await work([job], async (done) => {
        if (done.kind === 'command') bodies.push(done.comment.body);
      });
      await queue.idle();
      expect(bodies).toEqual(['/plimsoll fix a\ufffdb \ufffd c 🚢']);
    });

    it('drops what a newer job of the same pull request supersedes', async () => {
      const jobs = [review(1), review(1), review(2), review(1)];
      const done: string[] = [];
      await work(jobs, async ({ delivery }) => {
        done.push(delivery);
      });
      await queue.idle();
      expect(done.sort()).toEqual([jobs[2]?.delivery, jobs[3]?.delivery].sort());
    });

    it('does commands before what pushes brought', async () => {
      const kinds: string[] = [];
      const jobs = [review(1), review(2), review(3, { kind: 'command' } as unknown as Partial<Job>)];
      await work(
        jobs,
        async ({ kind }) => {
          kinds.push(kind);
        },
        1,
      );
      await queue.idle();
      expect(kinds).toEqual(['command', 'review', 'review']);
    });

    it('leaves room for others while one installation is busy', async () => {
      const busy = [1, 2, 3, 4, 5, 6].map((number) => review(number, { installation: 1 }));
      const held = gate();
      const seen: number[] = [];
      await work([...busy, review(7, { installation: 2 })], async ({ installation }) => {
        seen.push(installation);
        if (installation === 1) await held.opened;
      });
      while (!seen.includes(2)) await new Promise((resume) => setTimeout(resume, 20));
      expect(seen.filter((installation) => installation === 1)).toHaveLength(3);
      held.open();
      await queue.idle();
      expect(seen).toHaveLength(7);
    });

    it('tries again what passes, with waits, and gives up what stays', async () => {
      const attempts: string[] = [];
      const jobs = [review(1), review(2)];
      await work(jobs, async (job, hold) => {
        if (job.kind !== 'review') return;
        const number = job.kind === 'review' ? job.number : 0;
        attempts.push(`${number}:${hold.attempt}`);
        const status = number === 1 ? 502 : 404;
        const error = Object.assign(new Error('no'), { status });
        if (number === 2) expect(hold.givesUp(error)).toBe(true);
        else expect(hold.givesUp(error)).toBe(false);
        if (hold.attempt === 1) throw error;
      });
      while (!attempts.includes('1:2')) await new Promise((resume) => setTimeout(resume, 20));
      await queue.idle();
      expect(attempts.sort()).toEqual(['1:1', '1:2', '2:1']);
      expect(failures).toEqual([[jobs[1]?.delivery, expect.stringContaining('answered with 404')]]);
      const [failed] = await store.sql<{ output: { reason: string }; data: { number: number } }>(
        `SELECT output, data FROM plimsoll.job WHERE name = 'jobs' AND state = 'failed'`,
      );
      expect(failed?.data.number).toBe(2);
      expect(failed?.output.reason).toContain('404');
      expect(lines.map(({ message }) => message).join('\n')).toContain(
        'The job failed for good: A request was answered with 404',
      );
    });

    it('waits until a rate limit ends', async () => {
      const times: number[] = [];
      const end = Math.ceil(Date.now() / 1000) + 4;
      const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(end) };
      await work([review(1)], async (_, { attempt }) => {
        times.push(Date.now());
        if (attempt === 1)
          throw Object.assign(new Error('API rate limit exceeded'), { status: 403, response: { headers } });
      });
      await queue.idle();
      expect(times).toHaveLength(2);
      expect(times[1]).toBeGreaterThanOrEqual(end * 1000);
    });

    it('gives back what is not done when the process has to end, and what was accepted is there after a start', async () => {
      const attempts: number[] = [];
      const begun = gate();
      await work([review(1)], async (_, { attempt, signal }) => {
        attempts.push(attempt);
        begun.open();
        await new Promise((_resume, stop) => signal.addEventListener('abort', () => stop(signal.reason)));
      });
      await begun.opened;
      await queue.stopWork(50);
      await store.close();
      await work([], async (_, { attempt }) => {
        attempts.push(attempt);
      });
      await queue.idle();
      expect(attempts).toEqual([1, 2]);
    });

    it('confirms a hold until the job was given to another instance', async () => {
      const answers: string[] = [];
      await work([review(1)], async (_, hold) => {
        if (hold.attempt > 1) return;
        await hold.confirm();
        answers.push('mine');
        await store.sql(
          `UPDATE plimsoll.job SET retry_count = retry_count + 1, started_on = now() WHERE name = 'jobs'`,
        );
        await hold.confirm().catch((error: Error) => answers.push(error.message));
        await store.sql(`UPDATE plimsoll.job SET state = 'retry', retry_count = 0 WHERE name = 'jobs'`);
      });
      await queue.idle();
      expect(answers).toEqual(['mine', 'The job was given to another instance.']);
    });
  });
