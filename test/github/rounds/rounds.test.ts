import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Octokit } from '@octokit/rest';
import { createRepository, type Repository } from '../../../src/demo/repository.ts';
import { type StandIn, startStandIn } from '../../../src/demo/stand-in/server.ts';
import { type CheckRunRecord, INSTALLATION, OWNER, REPOSITORY } from '../../../src/demo/stand-in/state.ts';
import { begunInStore } from '../../../src/github/queue/begun-in-store.ts';
import { openStore, type Store } from '../../../src/github/queue/store.ts';
import { type Rounds, startRounds } from '../../../src/github/rounds/rounds.ts';
import { DATABASES, type TestDatabase } from '../../support/database.ts';
import { type Recorded, recordingLog } from '../../support/log.ts';
import { deviations } from '../../support/openapi.ts';

describe('a round', () => {
  let database: TestDatabase;
  let store: Store;
  let repository: Repository;
  let standIn: StandIn;
  let rounds: Rounds | undefined;
  let lines: Recorded[];

  beforeEach(async () => {
    const embedded = DATABASES[0];
    if (!embedded) throw new Error('There is no database.');
    database = await embedded.make();
    const recorded = recordingLog();
    lines = recorded.lines;
    store = await openStore({ ...database.settings, supervise: true }, recorded.log);
    repository = createRepository();
    repository.create('main', 'Begin', { Dockerfile: 'FROM scratch\n' });
    standIn = await startStandIn(repository);
  });
  afterEach(async () => {
    rounds?.stop();
    await store.boss.offWork('rounds', { wait: true });
    await store.close();
    await standIn.stop();
    await database.remove();
    repository.remove();
    expect(standIn.exchanges.flatMap(deviations)).toEqual([]);
  });

  async function round(): Promise<void> {
    const quiet = { debug() {}, info() {}, warn() {}, error() {} };
    const client = new Octokit({ baseUrl: `${standIn.url}/api/v3`, log: quiet });
    const signIn = async (): Promise<Octokit> => client;
    rounds = await startRounds(store, { signInAsApp: signIn, signIn, log: recordedLog() });
    const done = `SELECT 1 FROM plimsoll.job WHERE name = 'rounds' AND state IN ('completed', 'failed')`;
    while ((await store.sql(done)).length === 0) await new Promise((resume) => setTimeout(resume, 50));
  }

  function recordedLog(): Parameters<typeof startRounds>[1]['log'] {
    const recorded = recordingLog();
    lines = recorded.lines;
    return recorded.log;
  }

  /** A check run that an instance began, so long ago, in seconds. */
  async function begun(key: string, age: number, more: Partial<CheckRunRecord> = {}): Promise<CheckRunRecord> {
    const headSha = repository.resolve('main');
    await begunInStore(store).begin({ key, headSha, owner: OWNER, repo: REPOSITORY, installation: INSTALLATION });
    await store.sql(`UPDATE plimsoll.begun_check_run SET begun_on = now() - $1 * interval '1 second' WHERE key = $2`, [
      age,
      key,
    ]);
    const check: CheckRunRecord = {
      id: standIn.state.nextId(),
      name: 'Plimsoll',
      headSha,
      externalId: 'pr:7',
      status: 'in_progress',
      conclusion: null,
      title: null,
      summary: null,
      text: null,
      annotations: [],
      actions: [],
      history: [],
      ...more,
    };
    standIn.state.checkRuns.push(check);
    return check;
  }

  const left = async (): Promise<string[]> =>
    (await store.sql<{ key: string }>('SELECT key FROM plimsoll.begun_check_run ORDER BY key')).map(({ key }) => key);

  it('asks for what could not be delivered, once', async () => {
    const { deliveries } = standIn.state;
    const before = new Date(Date.now() - 3_600_000);
    deliveries.push({ id: 1, guid: 'lost', at: before, status: 502 });
    deliveries.push({ id: 2, guid: 'arrived', at: before, status: 200 });
    deliveries.push({ id: 3, guid: 'too old', at: new Date(Date.now() - 30 * 3_600_000), status: 502 });
    await round();
    expect(deliveries.slice(3).map(({ guid }) => guid)).toEqual(['lost']);
    expect(lines).toEqual([
      { message: 'GitHub was asked to deliver again what had failed', fields: expect.objectContaining({ asked: 1 }) },
    ]);
  });

  it('completes the check run that a dead instance left', async () => {
    const check = await begun('octo/app#7', 3_600);
    await round();
    expect(check).toMatchObject({ status: 'completed', conclusion: 'neutral', title: 'The review was cut off' });
    expect(check.summary).toContain('Re-run the check');
    expect(await left()).toEqual([]);
  });

  it('leaves alone what was begun just now, what somebody works on, and what others made', async () => {
    const young = await begun('octo/app#8', 60);
    const others = await begun('octo/app#9', 3_600, { name: 'Others', externalId: 'x' });
    const waiting = await begun('octo/app#10', 60);
    await store.sql(
      `UPDATE plimsoll.begun_check_run SET begun_on = now() - interval '1 hour' WHERE key = 'octo/app#10'`,
    );
    await store.boss.send('jobs', {}, { singletonKey: 'octo/app#10' });
    // The one of others has the same commit: only what is still begun in the table is completed there.
    young.status = waiting.status = 'queued';
    await store.sql(`DELETE FROM plimsoll.begun_check_run WHERE key = 'octo/app#9'`);
    await round();
    expect([young, others, waiting].map(({ conclusion }) => conclusion)).toEqual([null, null, null]);
    expect(await left()).toEqual(['octo/app#10', 'octo/app#8']);
  });

  it('forgets a check run whose repository is gone, and keeps one while GitHub has a fault', async () => {
    await begun('octo/app#7', 3_600);
    standIn.faults.push({ method: 'GET', path: /check-runs$/, status: 404, times: 1 });
    await round();
    expect(await left()).toEqual([]);
    await begun('octo/app#7', 3_600);
    rounds?.stop();
    await store.boss.offWork('rounds', { wait: true });
    await store.sql(`DELETE FROM plimsoll.job WHERE name = 'rounds'`);
    standIn.faults.push({ method: 'GET', path: /check-runs$/, status: 502, times: 99 });
    const failing = round();
    while (!standIn.exchanges.some(({ status }) => status === 502))
      await new Promise((resume) => setTimeout(resume, 50));
    expect(await left()).toEqual(['octo/app#7']);
    standIn.faults.length = 0;
    await failing;
    expect(await left()).toEqual([]);
  });
});
