import { afterEach, describe, expect, it } from '@jest/globals';
import { deliverPullRequest } from '../../src/demo/stand-in/webhook.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { DATABASES, type TestDatabase } from '../support/database.ts';
import { postgresIsInstalled } from '../support/postgres.ts';
import { workerProcesses } from '../support/server-process.ts';

const BASE = { Dockerfile: 'FROM scratch\nCOPY a /a\n' };
const BAD = { Dockerfile: 'FROM scratch\nCOPY a /a\nADD config/ /config/\n' };
const WORSE = { Dockerfile: 'FROM scratch\nCOPY a /a\nADD config/ /config/\nADD data/ /data/\n' };

let database: TestDatabase | undefined;
let running: TestApp | undefined;
let processes: ReturnType<typeof workerProcesses> | undefined;

afterEach(async () => {
  await processes?.remove();
  await running?.stop();
  await database?.remove();
  processes = running = database = undefined;
});

async function start(name: string, more: Parameters<typeof testApp>[3] = {}): Promise<TestApp> {
  const made = await DATABASES.find((each) => each.name === name)?.make();
  if (!made) throw new Error(`There is no database "${name}".`);
  database = made;
  running = await testApp(BASE, BAD, {}, { store: made.settings, ...more });
  return running;
}

async function until(what: () => boolean): Promise<void> {
  while (!what()) await new Promise((resume) => setTimeout(resume, 50));
}

const deliver = ({ app, standIn }: TestApp, number = 7, action = 'opened'): Promise<Response> =>
  deliverPullRequest(standIn.state, app.webhook, number, action);

/** Every pull request has one review of the last commit of its branch, and none twice; no check run is open. */
function expectOneReviewEach({ standIn, repository }: TestApp): void {
  const { reviews, pullRequests, checkRuns } = standIn.state;
  const of = (number: number): string[] =>
    reviews.filter(({ pullRequest }) => pullRequest === number).map(({ commit }) => commit);
  for (const { number, headBranch } of pullRequests.values())
    expect([number, of(number).filter((commit) => commit === repository.resolve(headBranch)).length]).toEqual([
      number,
      1,
    ]);
  const commits = reviews.map(({ pullRequest, commit }) => `${pullRequest} ${commit}`);
  expect(commits).toEqual([...new Set(commits)]);
  expect(checkRuns.filter(({ status }) => status !== 'completed')).toEqual([]);
}

const onPostgres = postgresIsInstalled() ? describe : describe.skip;

onPostgres('a worker that is killed', () => {
  it('in the middle of a review leaves it to another one, which finishes it once', async () => {
    processes = workerProcesses();
    const test = await start('Postgres', { role: 'web' });
    const { standIn, check } = test;
    const first = await processes.start(database?.settings, standIn.url);
    // The check run is begun by then, and nothing is said yet.
    standIn.before.push({ method: 'GET', path: /\/compare\//, times: 1, run: () => first.process.kill('SIGKILL') });
    expect((await deliver(test)).status).toBe(200);
    await until(() => first.process.signalCode !== null);
    await until(() => standIn.state.checkRuns.length > 0);
    expect(check().status).toBe('in_progress');
    await processes.start(database?.settings, standIn.url);
    // It is noticed after 15 seconds.
    await until(() => check().status === 'completed');
    await test.app.idle();
    expect(standIn.state.checkRuns).toHaveLength(1);
    expectOneReviewEach(test);
  }, 180_000);

  it('right after it posted a review leaves nothing to be said twice', async () => {
    processes = workerProcesses();
    const test = await start('Postgres', { role: 'web' });
    const { standIn, check } = test;
    const first = await processes.start(database?.settings, standIn.url);
    standIn.before.push({
      method: 'PATCH',
      path: /\/check-runs\//,
      times: 1,
      run: () => first.process.kill('SIGKILL'),
    });
    // The killed worker's last request must not complete anything.
    standIn.faults.push({ method: 'PATCH', path: /\/check-runs\//, status: 502, times: 1 });
    await deliver(test);
    await until(() => first.process.signalCode !== null);
    expect(standIn.state.reviews).toHaveLength(1);
    await processes.start(database?.settings, standIn.url);
    await until(() => check().status === 'completed');
    await test.app.idle();
    expectOneReviewEach(test);
  }, 180_000);
});

onPostgres('a database that fails', () => {
  it('and comes back in the middle of a review loses nothing and doubles nothing', async () => {
    const test = await start('Postgres');
    const { standIn, check } = test;
    standIn.before.push({ method: 'GET', path: /\/compare\//, times: 1, run: () => database?.cluster?.restart() });
    expect((await deliver(test)).status).toBe(200);
    await until(() => standIn.state.checkRuns.length > 0 && check().status === 'completed');
    await test.app.idle();
    expectOneReviewEach(test);
  }, 180_000);
});

for (const { name, available } of DATABASES)
  (available ? describe : describe.skip)(`a GitHub that fails, with ${name}`, () => {
    it('with 502 to every tenth request gets one review for each pull request all the same', async () => {
      const test = await start(name);
      const { standIn, pull, repository } = test;
      let count = 0;
      standIn.faults.push({
        path: /^(?!.*access_tokens)/,
        status: 502,
        get times() {
          return ++count % 10 === 0 ? 1 : 0;
        },
        set times(_) {},
      });
      for (let number = 8; number <= 12; number++) {
        repository.create(`change-${number}`, 'Change it', BAD, 'main');
        standIn.state.pullRequests.set(number, { ...pull, number, headBranch: `change-${number}` });
      }
      for (let number = 7; number <= 12; number++) expect((await deliver(test, number)).status).toBe(200);
      await test.app.idle();
      expect(standIn.exchanges.filter(({ status }) => status === 502).length).toBeGreaterThan(3);
      expectOneReviewEach(test);
    }, 180_000);

    it.each([
      ['retry-after', 403, () => ({ 'retry-after': '3' })],
      [
        'the time when the limit ends',
        403,
        () => ({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3) }),
      ],
    ])(
      'and names %s is waited for',
      async (_, status, headers) => {
        const test = await start(name);
        const { standIn, check } = test;
        const times: number[] = [];
        let refused = 0;
        standIn.before.push({ method: 'GET', path: /\/compare\//, times: 9, run: () => void times.push(Date.now()) });
        standIn.faults.push({
          method: 'GET',
          path: /\/compare\//,
          status,
          get headers() {
            refused = Date.now();
            return headers();
          },
          body: { message: 'API rate limit exceeded' },
          times: 1,
        });
        await deliver(test);
        await test.app.idle();
        expect(times).toHaveLength(2);
        expect((times[1] ?? 0) - refused).toBeGreaterThanOrEqual(2_900);
        expect(check()).toMatchObject({ status: 'completed', conclusion: 'neutral' });
        expectOneReviewEach(test);
      },
      180_000,
    );

    it('while somebody pushes reviews the last head only', async () => {
      const test = await start(name);
      const { standIn, push } = test;
      standIn.faults.push({ method: 'GET', path: /\/compare\//, status: 502, times: 20 });
      await deliver(test);
      await until(() => standIn.exchanges.some(({ status }) => status === 502));
      push(WORSE);
      await deliver(test, 7, 'synchronize');
      standIn.faults.length = 0;
      await test.app.idle();
      expectOneReviewEach(test);
      expect(standIn.state.comments).toHaveLength(2);
    }, 180_000);
  });
