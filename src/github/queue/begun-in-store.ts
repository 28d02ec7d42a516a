import type { BegunCheckRun, BegunCheckRuns } from '../posting/begun-check-runs.ts';
import { QUEUES, type Store } from './store.ts';

interface Row {
  readonly key: string;
  readonly head_sha: string;
  readonly owner: string;
  readonly repo: string;
  readonly installation: string | number;
}

/** Begun check runs in the database, where every instance sees them. */
export interface StoredCheckRuns extends BegunCheckRuns {
  /** Those that nobody works on any more, begun so long ago, in seconds. */
  forgotten(age: number): Promise<BegunCheckRun[]>;
}

export function begunInStore({ sql }: Pick<Store, 'sql'>): StoredCheckRuns {
  return {
    of: async (key) => (await sql<Row>('SELECT * FROM plimsoll.begun_check_run WHERE key = $1', [key])).map(begunOf),
    async begin({ key, headSha, owner, repo, installation }) {
      await sql(
        `INSERT INTO plimsoll.begun_check_run (key, head_sha, owner, repo, installation) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (key, head_sha) DO UPDATE SET begun_on = now()`,
        [key, headSha, owner, repo, installation],
      );
    },
    async end({ key, headSha }) {
      await sql('DELETE FROM plimsoll.begun_check_run WHERE key = $1 AND head_sha = $2', [key, headSha]);
    },
    async forgotten(age) {
      const rows = await sql<Row>(
        `SELECT * FROM plimsoll.begun_check_run AS begun WHERE begun_on < now() - $1 * interval '1 second' AND NOT EXISTS (
           SELECT 1 FROM plimsoll.job AS job
           WHERE job.name = ANY($2) AND job.singleton_key = begun.key AND job.state < 'completed')`,
        [age, [QUEUES.jobs, QUEUES.failures]],
      );
      return rows.map(begunOf);
    },
  };
}

function begunOf({ key, head_sha, owner, repo, installation }: Row): BegunCheckRun {
  return { key, headSha: head_sha, owner, repo, installation: Number(installation) };
}
