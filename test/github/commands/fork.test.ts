import { describe, expect, it } from '@jest/globals';
import { BOT } from '../../../src/demo/stand-in/state.ts';
import { writeComment } from '../../../src/demo/stand-in/webhook.ts';
import { git } from '../../../src/repository/git.ts';
import { appOfEachTest } from '../../support/app.ts';

const BASE = { Dockerfile: 'FROM scratch\nCOPY a /a\n' };
const BAD = 'FROM scratch\nCOPY a /a\nADD config/ /config/\n';
const GOOD = BAD.replace('ADD', 'COPY');
const FORK = 'somebody/freightdesk';

const startApp = appOfEachTest();

/** Somebody who may write to the base repository asks for fixes; gives what Plimsoll answers. */
async function ask(about: Parameters<typeof startApp>[2], body: string, inFork?: 'write' | 'read') {
  const { app, standIn, repository, requests } = await startApp(BASE, { Dockerfile: BAD }, about);
  standIn.state.permissions.set('octo', 'write');
  if (inFork) standIn.state.forks.set(FORK, new Map([['octo', inFork]]));
  await writeComment(standIn.state, app.webhook, { number: 7, author: 'octo', body });
  await app.idle();
  return {
    answers: standIn.state.issueComments.filter(({ author }) => author === BOT).map((comment) => comment.body),
    head: git(repository.directory, ['show', 'change:Dockerfile']),
    requests: requests(),
  };
}

describe('/plimsoll fix on a pull request from a fork', () => {
  it('pushes where the app is installed and the person may push as well', async () => {
    expect(await ask({ fork: FORK }, '/plimsoll fix', 'write')).toMatchObject({ answers: [], head: GOOD });
  });

  it("moves nobody's branch for somebody who may not push there, and gives a patch", async () => {
    const { answers, head } = await ask({ fork: FORK }, '/plimsoll fix', 'read');
    expect(answers[0]).toContain(`The head branch is in \`${FORK}\`, to which \`octo\` may not push`);
    expect(answers[0]).toContain('```diff');
    expect(head).toBe(BAD);
  });

  it('pushes for a maintainer where the author allows edits by maintainers', async () => {
    const about = { fork: FORK, maintainerCanModify: true };
    expect(await ask(about, '/plimsoll fix', 'read')).toMatchObject({ answers: [], head: GOOD });
  });

  it('opens the pull request in the fork, where the branches are', async () => {
    const { answers, requests } = await ask({ fork: FORK }, '/plimsoll fix --pr', 'write');
    expect(answers[0]).toContain(`The fixes are in ${FORK}#8`);
    const made = requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/pulls'));
    expect(made.map(({ path }) => path)).toEqual([`/repos/${FORK}/pulls`]);
  });

  it('says that the fork was deleted', async () => {
    const { answers } = await ask({ fork: null }, '/plimsoll fix');
    expect(answers[0]).toMatch(/^The repository of the head branch was deleted, so there is nowhere to push to\./);
    expect(answers[0]).toContain('```diff');
  });
});
