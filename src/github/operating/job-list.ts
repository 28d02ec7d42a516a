import type { Job } from '../jobs/job.ts';
import type { Output } from '../queue/durable-queue.ts';
import { QUEUES, type Store } from '../queue/store.ts';

/** A job as the operator sees it. */
export interface ListedJob {
  readonly id: string;
  readonly kind: string;
  /** `owner/repo#7`. */
  readonly subject: string;
  /** Its page at GitHub. */
  readonly url: string;
  readonly installation: number;
  readonly delivery: string;
  readonly state: 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed';
  readonly attempts: number;
  /** Why the last attempt failed. */
  readonly reason: string | undefined;
  readonly outcome: Output['outcome'] | undefined;
  readonly created: string;
  readonly started: string | undefined;
  readonly ended: string | undefined;
  /** When it is tried again. */
  readonly due: string | undefined;
}

export interface JobOverview {
  readonly counts: Readonly<Record<ListedJob['state'], number>>;
  readonly running: readonly ListedJob[];
  readonly waiting: readonly ListedJob[];
  readonly failed: readonly ListedJob[];
  readonly finished: readonly ListedJob[];
  readonly instances: readonly {
    readonly host: string;
    readonly pid: number;
    readonly since: string;
  }[];
}

interface Row {
  readonly id: string;
  readonly data: Job;
  readonly state: ListedJob['state'];
  readonly singleton_key: string;
  readonly retry_count: number;
  readonly output: (Partial<Output> & { readonly message?: unknown }) | null;
  readonly created_on: Date;
  readonly started_on: Date | null;
  readonly completed_on: Date | null;
  readonly start_after: Date;
}

const COLUMNS =
  'id, data, state::text AS state, singleton_key, retry_count, output, created_on, started_on, completed_on, start_after';

/** What waits, runs, failed and was done last; so many of each at most. */
export async function jobOverview(store: Store, most: number): Promise<JobOverview> {
  const list = async (where: string, order: string): Promise<ListedJob[]> => {
    const text = `SELECT ${COLUMNS} FROM plimsoll.job WHERE name = $1 AND ${where} ORDER BY ${order} LIMIT $2`;
    return (await store.sql<Row>(text, [QUEUES.jobs, most])).map(listed);
  };
  const counted = await store.sql<{ state: ListedJob['state']; count: number }>(
    'SELECT state::text AS state, count(*)::int AS count FROM plimsoll.job WHERE name = $1 GROUP BY state',
    [QUEUES.jobs],
  );
  const none = { created: 0, retry: 0, active: 0, completed: 0, cancelled: 0, failed: 0 };
  const instances = await store.boss.getInstances();
  return {
    counts: { ...none, ...Object.fromEntries(counted.map(({ state, count }) => [state, count])) },
    running: await list(`state = 'active'`, 'started_on'),
    waiting: await list(`state < 'active'`, 'start_after, created_on'),
    failed: await list(`state = 'failed'`, 'completed_on DESC'),
    finished: await list(`state IN ('completed', 'cancelled')`, 'completed_on DESC'),
    instances: instances
      .filter(({ live }) => live)
      .map(({ host, pid, startedOn }) => ({
        host,
        pid,
        since: startedOn.toISOString(),
      })),
  };
}

/** Gives a failed job new attempts. False when there is no failed job of this id. */
export async function retryJob(store: Store, id: string): Promise<boolean> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return false;
  const failed = `SELECT 1 FROM plimsoll.job WHERE name = $1 AND id = $2 AND state = 'failed'`;
  if ((await store.sql(failed, [QUEUES.jobs, id])).length === 0) return false;
  await store.boss.retry(QUEUES.jobs, id);
  return true;
}

function listed(row: Row): ListedJob {
  const { id, data, state, singleton_key, retry_count, output, created_on, started_on, completed_on, start_after } =
    row;
  const number = 'number' in data ? `/pull/${data.number}` : '';
  return {
    id,
    kind: data.kind,
    subject: singleton_key,
    url: `${data.htmlUrl}${number}`,
    installation: data.installation,
    delivery: data.delivery,
    state,
    attempts: started_on === null ? 0 : retry_count + 1,
    reason: output?.reason ?? (typeof output?.message === 'string' ? output.message : undefined),
    outcome: output?.outcome,
    created: created_on.toISOString(),
    started: started_on?.toISOString(),
    ended: completed_on?.toISOString(),
    due: state === 'retry' ? start_after.toISOString() : undefined,
  };
}
