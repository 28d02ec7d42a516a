import { describe, expect, it } from '@jest/globals';
import { deliver, deliverPullRequest } from '../../src/demo/stand-in/webhook.ts';
import { appOfEachTest } from '../support/app.ts';

const BASE = { Dockerfile: 'FROM scratch\nCOPY a /a\n', 'README.md': 'x\n' };
const BAD = 'FROM scratch\nCOPY a /a\nADD config/ /config/\nADD data/ /data/\n';

const start = appOfEachTest();

describe('the app', () => {
  it('posts one review with a comment and its suggestion for each finding, and completes the check run', async () => {
    const { app, standIn, check, requests } = await start(BASE, { Dockerfile: BAD });
    await app.event(7, 'opened');
    expect(standIn.state.reviews.map(({ event }) => event)).toEqual(['COMMENT']);
    expect(standIn.state.comments.map(({ path, line }) => `${path}:${line}`)).toEqual(['Dockerfile:3', 'Dockerfile:4']);
    expect(standIn.state.comments[0]?.body).toContain('```suggestion\nCOPY config/ /config/\n```');
    expect(check()).toMatchObject({ name: 'Plimsoll', status: 'completed', conclusion: 'neutral' });
    expect(check().history).toEqual(['in_progress', 'completed']);
    expect(check().annotations.map(({ start_line }) => start_line)).toEqual([3, 4]);
    expect(requests().length).toBeLessThanOrEqual(8);
  });

  it('says nothing when there is nothing to say, but for a green check', async () => {
    const { app, standIn, check } = await start(BASE, { 'README.md': 'y\n' });
    await app.event(7, 'opened');
    expect(standIn.state.reviews).toEqual([]);
    expect(check()).toMatchObject({ status: 'completed', conclusion: 'success' });
  });

  it('posts nothing twice: same event again, same head reopened, and a push that leaves findings', async () => {
    const { app, standIn, push } = await start(BASE, { Dockerfile: BAD });
    await app.event(7, 'opened');
    await app.event(7, 'reopened');
    push({ Dockerfile: `# a line more\n${BAD}` });
    await app.event(7, 'synchronize');
    expect(standIn.state.comments).toHaveLength(2);
    push({ Dockerfile: `# a line more\n${BAD}ADD more/ /more/\n` });
    await app.event(7, 'synchronize');
    expect(standIn.state.comments.map(({ line }) => line)).toEqual([3, 4, 6]);
    expect(standIn.state.reviews).toHaveLength(2);
  });

  it('answers a delivery that comes twice, and works once', async () => {
    const { app, standIn } = await start(BASE, { Dockerfile: BAD });
    for (let time = 0; time < 2; time++) {
      const answer = await deliverPullRequest(standIn.state, app.webhook, 7, 'opened', {
        delivery: 'one-and-the-same',
      });
      expect(answer.ok).toBe(true);
    }
    await app.idle();
    expect(standIn.state.checkRuns).toHaveLength(1);
  });

  it('lets the newest head win when several wait', async () => {
    const { app, standIn, push } = await start(BASE, { Dockerfile: BAD });
    const heads = [];
    for (let time = 0; time < 3; time++) {
      await deliverPullRequest(standIn.state, app.webhook, 7, 'synchronize');
      heads.push(push({ Dockerfile: `${BAD}# ${time}\n` }));
    }
    await app.event(7, 'synchronize');
    expect(standIn.state.checkRuns.every(({ status }) => status === 'completed')).toBe(true);
    expect(standIn.state.checkRuns.at(-1)).toMatchObject({ headSha: heads.at(-1), conclusion: 'neutral' });
    expect(standIn.state.comments).toHaveLength(2);
  });

  it('ends at the last head after two pushes during one review, and says nothing twice', async () => {
    const { app, standIn, push, check } = await start(BASE, { Dockerfile: BAD });
    const delivered: Promise<Response>[] = [];
    standIn.before.push({
      method: 'GET',
      path: /\/compare\//,
      times: 1,
      run: () => {
        for (const more of ['ADD one/ /one/\n', 'ADD two/ /two/\n']) {
          push({ Dockerfile: `${BAD}${more}` });
          delivered.push(deliverPullRequest(standIn.state, app.webhook, 7, 'synchronize'));
        }
      },
    });
    await app.event(7, 'opened');
    expect((await Promise.all(delivered)).map(({ ok }) => ok)).toEqual([true, true]);
    await app.idle();
    expect(check()).toMatchObject({ status: 'completed', conclusion: 'neutral' });
    expect(standIn.state.checkRuns.every(({ status }) => status === 'completed')).toBe(true);
    expect(standIn.state.comments.map(({ line }) => line)).toEqual([3, 4, 5]);
    expect(check().annotations.map(({ start_line }) => start_line)).toEqual([3, 4, 5]);
    // An event that comes late tells of a head that is no more.
    await app.event(7, 'synchronize');
    expect(standIn.state.comments).toHaveLength(3);
  });

  it('leaves alone what is closed, and an edit that keeps the base', async () => {
    const { app, standIn, pull } = await start(BASE, { Dockerfile: BAD });
    await app.event(7, 'edited', { title: { from: 'old' } });
    pull.state = 'closed';
    await app.event(7, 'synchronize');
    expect(standIn.state.checkRuns).toEqual([]);
    pull.state = 'open';
    await app.event(7, 'edited', { base: { ref: { from: 'other' }, sha: { from: '0'.repeat(40) } } });
    expect(standIn.state.checkRuns).toHaveLength(1);
  });

  it('checks a draft, and comments when it is ready', async () => {
    const { app, standIn, pull, check } = await start(BASE, { Dockerfile: BAD }, { draft: true });
    await app.event(7, 'opened');
    expect(check().conclusion).toBe('neutral');
    expect(standIn.state.reviews).toEqual([]);
    pull.draft = false;
    await app.event(7, 'ready_for_review');
    expect(standIn.state.comments).toHaveLength(2);
  });

  it('takes its configuration from the base, not from the head', async () => {
    const { app, standIn, check } = await start(
      { ...BASE, '.github/plimsoll.yml': 'fail-on: warning\nrules: {no-such-rule: off}\n' },
      { Dockerfile: BAD, '.github/plimsoll.yml': 'rules: {copy-over-add: off}\n' },
    );
    await app.event(7, 'opened');
    expect(standIn.state.comments).toHaveLength(2);
    expect(check().conclusion).toBe('failure');
    expect(check().summary).toContain('.github/plimsoll.yml:2');
  });

  it("lays the base's configuration over its organisation's", async () => {
    const { app, standIn, check } = await start(
      { ...BASE, '.github/plimsoll.yml': 'fail-on: warning\n' },
      { Dockerfile: BAD },
    );
    standIn.state.settings.set(
      '.github/plimsoll.yml',
      'fail-on: never\nrules: {copy-over-add: error, nonsense: off}\n',
    );
    await app.event(7, 'opened');
    expect(check().conclusion).toBe('failure');
    expect(check().annotations.map(({ annotation_level }) => annotation_level)).toEqual(['failure', 'failure']);
    expect(check().summary).toContain('.github:.github/plimsoll.yml:2');
  });

  it('tells in the body what lies outside the diff, with a link to the line', async () => {
    const filler = '# filler\n'.repeat(20);
    const { app, standIn } = await start(
      { Dockerfile: `FROM a:1\nUSER root\n${filler}USER app\n` },
      { Dockerfile: `FROM a:1\nUSER root\n${filler}` },
    );
    await app.event(7, 'opened');
    const head = standIn.state.repository.resolve('change');
    expect(standIn.state.comments).toEqual([]);
    expect(standIn.state.reviews[0]?.body).toContain(`/blob/${head}/Dockerfile#L2`);
    await app.event(7, 'reopened');
    expect(standIn.state.reviews).toHaveLength(1);
  });

  it('follows a rename', async () => {
    const many = `${BAD}# one\n# two\n# three\n# four\n`;
    const { app, standIn } = await start({ Dockerfile: many }, { Dockerfile: undefined, 'api/Dockerfile': many });
    await app.event(7, 'opened');
    expect(standIn.state.comments).toEqual([]);
  });

  it('refuses a wrong signature', async () => {
    const { app, standIn } = await start(BASE, { Dockerfile: BAD });
    const answer = await deliver({ ...app.webhook, secret: 'wrong' }, 'pull_request', {});
    expect(answer.status).toBe(400);
    expect(standIn.exchanges).toEqual([]);
  });
});

describe('when GitHub fails', () => {
  it('does not post again what a 502 hid', async () => {
    const { app, standIn, check } = await start(BASE, { Dockerfile: BAD });
    standIn.faults.push({ method: 'POST', path: /\/reviews$/, status: 502, takesEffect: true, times: 1 });
    await app.event(7, 'opened');
    expect(standIn.state.reviews).toHaveLength(1);
    expect(check().conclusion).toBe('neutral');
  });

  it('posts after a 502 that hid nothing', async () => {
    const { app, standIn } = await start(BASE, { Dockerfile: BAD });
    standIn.faults.push({ method: 'POST', path: /\/reviews$/, status: 502, times: 1 });
    await app.event(7, 'opened');
    expect(standIn.state.reviews).toHaveLength(1);
  });

  it('moves a comment that GitHub refuses into the body and keeps the others', async () => {
    const { app, standIn } = await start(BASE, { Dockerfile: BAD });
    const body = { message: 'Unprocessable Entity', errors: ['Line could not be resolved'], documentation_url: 'x' };
    // The whole review is refused, and once more while the second comment is still in it.
    standIn.faults.push({ method: 'POST', path: /\/reviews$/, status: 422, body, times: 2 });
    await app.event(7, 'opened');
    expect(standIn.state.reviews).toHaveLength(1);
    expect(standIn.state.comments.map(({ line }) => line)).toEqual([3]);
    expect(standIn.state.reviews[0]?.body).toContain('Dockerfile#L4');
  });

  it.each([403, 404])(
    'completes the check run as neutral after %s',
    async (status) => {
      const { app, standIn, check } = await start(BASE, { Dockerfile: BAD });
      standIn.faults.push({ method: 'GET', path: /\/git\/trees\//, status, body: { message: 'No' }, times: 9 });
      await app.event(7, 'opened');
      expect(check()).toMatchObject({ status: 'completed', conclusion: 'neutral', title: 'The review failed' });
      expect(check().summary).toContain(`answered with ${status}`);
    },
    60_000,
  );
});
