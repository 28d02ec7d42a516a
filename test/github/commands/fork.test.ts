import { afterEach, describe, expect, it } from '@jest/globals';
import { BOT } from '../../../src/demo/stand-in/state.ts';
import { writeComment } from '../../../src/demo/stand-in/webhook.ts';
import { git } from '../../../src/repository/git.ts';
import { type TestApp, testApp } from '../../support/app.ts';

const BASE = { Dockerfile: 'FROM scratch\nCOPY a /a\n' };
const BAD = 'FROM scratch\nCOPY a /a\nADD config/ /config/\n';
const GOOD = BAD.replace('ADD', 'COPY');
const FORK = 'somebody/freightdesk';

let running: TestApp | undefined;

afterEach(async () => {
  const ended = running;
  running = undefined;
  expect(await ended?.stop()).toEqual([]);
});

/** Somebody who may write to the base repository asks for fixes; gives what Plimsoll answers. */
async function ask(about: Parameters<typeof testApp>[2], body: string, inFork?: 'write' | 'read'): Promise<string[]> {
  running = await testApp(BASE, { Dockerfile: BAD }, about);
  const { app, standIn } = running;
  standIn.state.permissions.set('octo', 'write');
  if (inFork) standIn.state.forks.set(FORK, new Map([['octo', inFork]]));
  await writeComment(standIn.state, app.webhook, { number: 7, author: 'octo', body });
  await app.idle();
  return standIn.state.issueComments.filter(({ author }) => author === BOT).map((comment) => comment.body);
}

const headText = (): string => git(running?.repository.directory ?? '', ['show', 'change:Dockerfile']);

describe('/plimsoll fix on a pull request from a fork', () => {
  it('pushes where the app is installed and the person may push as well', async () => {
    expect(await ask({ fork: FORK }, '/plimsoll fix', 'write')).toEqual([]);
    expect(headText()).toBe(GOOD);
  });

  it("moves nobody's branch for somebody who may not push there, and gives a patch", async () => {
    const [answer] = await ask({ fork: FORK }, '/plimsoll fix', 'read');
    expect(answer).toContain(`The head branch is in \`${FORK}\`, to which \`octo\` may not push`);
    expect(answer).toContain('```diff');
    expect(headText()).toBe(BAD);
  });

  it('pushes for a maintainer where the author allows edits by maintainers', async () => {
    expect(await ask({ fork: FORK, maintainerCanModify: true }, '/plimsoll fix', 'read')).toEqual([]);
    expect(headText()).toBe(GOOD);
  });

  it('opens the pull request in the fork, where the branches are', async () => {
    const [answer] = await ask({ fork: FORK }, '/plimsoll fix --pr', 'write');
    expect(answer).toContain(`The fixes are in ${FORK}#8`);
    const made = running?.requests().filter(({ method, path }) => method === 'POST' && path.endsWith('/pulls'));
    expect(made?.map(({ path }) => path)).toEqual([`/repos/${FORK}/pulls`]);
  });

  it('says that the fork was deleted', async () => {
    const [answer] = await ask({ fork: null }, '/plimsoll fix');
    expect(answer).toMatch(/^The repository of the head branch was deleted, so there is nowhere to push to\./);
    expect(answer).toContain('```diff');
  });
});
