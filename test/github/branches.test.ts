import { describe, expect, it } from '@jest/globals';
import type { CheckRunRecord } from '../../src/demo/stand-in/state.ts';
import { deliverMergeGroup, deliverPush, pressButton, rerunSuite } from '../../src/demo/stand-in/webhook.ts';
import { appOfEachTest, type TestApp } from '../support/app.ts';

const BASE = { Dockerfile: 'FROM scratch\nCOPY a /a\n', 'README.md': 'x\n' };
const BAD = 'FROM scratch\nCOPY a /a\nADD config/ /config/\n';
const NOTHING = '0'.repeat(40);

const startApp = appOfEachTest();

async function start(...args: Parameters<typeof startApp>): Promise<TestApp> {
  const test = await startApp(...args);
  test.standIn.state.permissions.set('octo', 'write');
  return test;
}

async function push({ app, standIn }: TestApp, branch: string, before: string): Promise<CheckRunRecord | undefined> {
  const made = standIn.state.checkRuns.length;
  expect((await deliverPush(standIn.state, app.webhook, { branch, before })).ok).toBe(true);
  await app.idle();
  return standIn.state.checkRuns[made];
}

describe('a push', () => {
  it('of a new branch is compared with the default branch, and told on the check run only', async () => {
    const test = await start(BASE, {});
    test.repository.create('topic', 'Try', { Dockerfile: BAD }, 'main');
    const check = await push(test, 'topic', NOTHING);
    expect(check).toMatchObject({ status: 'completed', conclusion: 'neutral', title: '1 warning' });
    expect(check?.annotations.map(({ start_line }) => start_line)).toEqual([3]);
    expect(test.standIn.state.reviews).toEqual([]);
    expect(test.standIn.state.issueComments).toEqual([]);
  });

  it('is compared with the commit before; with the default branch when that one is gone', async () => {
    const test = await start(BASE, {});
    const before = test.repository.create('topic', 'Try', { Dockerfile: BAD }, 'main');
    test.repository.create('topic', 'Go on', { 'README.md': 'y\n' }, 'topic');
    expect(await push(test, 'topic', before)).toMatchObject({ conclusion: 'success', title: 'Nothing introduced' });
    expect(await push(test, 'topic', 'd'.repeat(40))).toMatchObject({ conclusion: 'neutral', title: '1 warning' });
  });

  it('of the default branch tells where the whole repository stands, and blames nobody', async () => {
    const test = await start({ ...BASE, Dockerfile: BAD, '.github/plimsoll.yml': 'fail-on: info\n' }, {});
    const check = await push(test, 'main', NOTHING);
    expect(check).toMatchObject({ conclusion: 'neutral', title: '1 warning' });
    expect(check?.summary).toContain('Where the default branch stands');
    expect(check?.annotations).toEqual([]);
  });

  it('of a branch with a pull request, of a tag and of a deletion makes no check run', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    expect(await push(test, 'change', NOTHING)).toBeUndefined();
    expect(test.standIn.state.checkRuns).toEqual([]);
  });

  it('to an archived repository is left alone', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    test.standIn.state.archived = true;
    expect(await push(test, 'main', NOTHING)).toBeUndefined();
    await test.app.event(7, 'opened');
    expect(test.requests()).toEqual([]);
  });
});

describe('a merge queue', () => {
  it('gets a check run on the group that it is about to merge', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    test.repository.create('gh-readonly-queue/main/pr-7', 'Merge', { Dockerfile: BAD }, 'main');
    const group = { branch: 'gh-readonly-queue/main/pr-7', base: 'main' };
    expect((await deliverMergeGroup(test.standIn.state, test.app.webhook, group)).ok).toBe(true);
    await test.app.idle();
    expect(await push(test, 'gh-readonly-queue/main/pr-7', NOTHING)).toBeUndefined();
    expect(test.standIn.state.checkRuns).toMatchObject([{ conclusion: 'neutral', title: '1 warning' }]);
  });
});

describe('re-running from the page', () => {
  it('checks a branch again, by its check run and by its suite', async () => {
    const test = await start(BASE, {});
    test.repository.create('topic', 'Try', { Dockerfile: BAD }, 'main');
    const run = await push(test, 'topic', NOTHING);
    if (!run) throw new Error('There is no check run.');
    await pressButton(test.standIn.state, test.app.webhook, { run, by: 'octo' });
    await test.app.idle();
    await rerunSuite(test.standIn.state, test.app.webhook, { run, by: 'octo' });
    await test.app.idle();
    expect(test.standIn.state.checkRuns.map(({ title }) => title)).toEqual(['1 warning', '1 warning', '1 warning']);
  });

  it('reviews a pull request again by its suite, also where GitHub names no pull request', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    await test.app.event(7, 'opened');
    await rerunSuite(test.standIn.state, test.app.webhook, { run: test.check(), by: 'octo' });
    await test.app.idle();
    expect(test.standIn.state.checkRuns).toHaveLength(2);
    expect(test.standIn.state.comments).toHaveLength(1);
  });
});
