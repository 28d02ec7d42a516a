import { describe, expect, it } from '@jest/globals';
import { appOfEachTest, type TestApp } from '../support/app.ts';

const BASE = { Dockerfile: 'FROM scratch\nCOPY a /a\n', 'README.md': 'x\n' };
const BAD = 'FROM scratch\nCOPY a /a\nADD config/ /config/\nADD data/ /data/\n';
const LIMIT = {
  status: 200,
  body: { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
};

const startApp = appOfEachTest();

/** The app, and a GitHub that answers every GraphQL request so. */
async function start(fault: { readonly status: number; readonly body?: unknown }, head = BAD): Promise<TestApp> {
  const test = await startApp(BASE, { Dockerfile: head });
  test.standIn.faults.push({ method: 'POST', path: /\/graphql$/, times: Number.POSITIVE_INFINITY, ...fault });
  return test;
}

describe('where GraphQL can’t be asked', () => {
  it.each([
    ['has no such address', { status: 404 }],
    ['has used up its limit', LIMIT],
    ['answers nothing', { status: 200, body: { data: {} } }],
  ])('reviews by REST when it %s', async (_, fault) => {
    const { app, standIn, check } = await start(fault);
    await app.event(7, 'opened');
    expect(standIn.state.comments.map(({ path, line }) => `${path}:${line}`)).toEqual(['Dockerfile:3', 'Dockerfile:4']);
    expect(check()).toMatchObject({ status: 'completed', conclusion: 'neutral' });
  });

  it('says nothing twice, and edits its one summary', async () => {
    const { app, standIn, push } = await start({ status: 404 });
    await app.event(7, 'opened');
    push({ Dockerfile: `${BAD}ADD more/ /more/\n` });
    await app.event(7, 'synchronize');
    expect(standIn.state.comments.map(({ line }) => line)).toEqual([3, 4, 5]);
    expect(standIn.state.issueComments).toHaveLength(1);
  });

  it('believes no marker that somebody else wrote', async () => {
    const { app, standIn } = await start({ status: 404 });
    await app.event(7, 'opened');
    for (const comment of standIn.state.comments) Object.assign(comment, { author: 'plimsoll' });
    for (const review of standIn.state.reviews) Object.assign(review, { author: 'plimsoll' });
    await app.event(7, 'reopened');
    expect(standIn.state.comments).toHaveLength(4);
  });

  it('leaves a thread open whose finding is gone, as REST can’t resolve it', async () => {
    const { app, standIn, push, check } = await start({ status: 404 });
    await app.event(7, 'opened');
    push({ Dockerfile: BASE.Dockerfile });
    await app.event(7, 'synchronize');
    expect(standIn.state.comments.map(({ resolvedBy }) => resolvedBy)).toEqual([undefined, undefined]);
    expect(check().conclusion).toBe('success');
  });
});
