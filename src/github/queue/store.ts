import { fromPglite, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { openEmbedded } from './embedded.ts';

/** Where jobs are kept. */
export interface StoreSettings {
  /** `postgres://…`; undefined for the embedded Postgres. */
  readonly databaseUrl: string | undefined;
  /** The embedded one's folder; undefined for one that is gone with the process. */
  readonly directory: string | undefined;
  /** An empty embedded database as an archive; see `openEmbedded`. */
  readonly prepared: URL | undefined;
  /** Whether this process looks after the others' jobs: gives back what a dead one held, deletes what is old. */
  readonly supervise: boolean;
}

/** The database with the queues on it; the same SQL whichever it is. */
export interface Store {
  readonly kind: 'postgres' | 'embedded';
  readonly boss: PgBoss;
  sql<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export const QUEUES = {
  /** Accepted work. */
  jobs: 'jobs',
  /** Copies of jobs that failed for good, whose check runs have to be completed. */
  failures: 'failures',
  /** What is done from time to time, by one instance for all. */
  rounds: 'rounds',
} as const;

/** All tables lie in this schema. */
export const SCHEMA = 'plimsoll';

/** A worker that says nothing for so long is dead; its jobs are given to others, in seconds. */
const HEARTBEAT = 15;
/** No job takes longer, in seconds. */
const EXPIRY = 600;
/** Failures that pass are tried again so often: with the waits below, for about three hours. */
export const RETRIES = 25;
const FIRST_WAIT = 2;
const LONGEST_WAIT = 600;
/** Finished jobs are kept, in seconds: GitHub can deliver again for three days, and a job's id tells that it was done. */
const KEPT = 4 * 24 * 3600;
const START_ATTEMPTS = 8;

/** Any number that nobody else locks. */
const MAKING_TABLES = 7_046_655;

// IF NOT EXISTS alone fails in one of two instances that start at the same moment on an empty database, so they take turns.
const TABLES = `DO $$ BEGIN
  PERFORM pg_advisory_xact_lock(${MAKING_TABLES});
  CREATE TABLE IF NOT EXISTS ${SCHEMA}.begun_check_run (
    key text NOT NULL,
    head_sha text NOT NULL,
    owner text NOT NULL,
    repo text NOT NULL,
    installation bigint NOT NULL,
    begun_on timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (key, head_sha)
  );
END $$`;

/**
 * Opens the database and makes or updates the tables in it.
 * @throws Error when it cannot be reached within some minutes
 */
export async function openStore(settings: StoreSettings, log: Pick<Logger, 'warn' | 'error'>): Promise<Store> {
  const { databaseUrl, directory, prepared, supervise } = settings;
  const embedded = databaseUrl === undefined ? await openEmbedded(directory, prepared) : undefined;
  const boss = new PgBoss({
    ...(embedded
      ? { db: fromPglite(embedded.database), backend: 'pglite' as const }
      : { connectionString: databaseUrl, application_name: 'plimsoll' }),
    schema: SCHEMA,
    useListenNotify: true,
    supervise,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    schedule: false,
  });
  boss.on('error', (error: Error) => log.error(`The queue's database: ${error.message}`));
  boss.on('warning', ({ message }: { message: string }) => log.warn(`The queue's database: ${message}`));
  try {
    await boss.start({ attempts: embedded ? 1 : START_ATTEMPTS });
    await makeQueues(boss);
    await boss.getDb().executeSql(TABLES);
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    await embedded?.close();
    throw error;
  }
  return {
    kind: embedded ? 'embedded' : 'postgres',
    boss,
    sql: async (text, values = []) => (await boss.getDb().executeSql(text, [...values])).rows,
    async close() {
      await boss.stop({ graceful: false });
      await embedded?.close();
    },
  };
}

async function makeQueues(boss: PgBoss): Promise<void> {
  const kept = { deleteAfterSeconds: KEPT, expireInSeconds: EXPIRY, notify: true, heartbeatSeconds: HEARTBEAT };
  const patient = { retryLimit: RETRIES, retryDelay: FIRST_WAIT, retryBackoff: true, retryDelayMax: LONGEST_WAIT };
  await boss.createQueue(QUEUES.failures, { ...kept, ...patient });
  await boss.createQueue(QUEUES.rounds, { ...kept, retryLimit: 2 });
  await boss.createQueue(QUEUES.jobs, { ...kept, ...patient, policy: 'singleton', deadLetter: QUEUES.failures });
}
