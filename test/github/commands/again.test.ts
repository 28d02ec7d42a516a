import { describe, expect, it } from '@jest/globals';
import { BOT } from '../../../src/demo/stand-in/state.ts';
import { pressButton, writeComment, writeReply } from '../../../src/demo/stand-in/webhook.ts';
import { git } from '../../../src/repository/git.ts';
import { appOfEachTest, type TestApp } from '../../support/app.ts';

const BASE = { Dockerfile: 'FROM scratch\nCOPY a /a\n' };
const BAD = 'FROM scratch\nCOPY a /a\nADD config/ /config/\n';

const startApp = appOfEachTest();

async function start(about: Parameters<typeof startApp>[2] = {}): Promise<TestApp> {
  const test = await startApp(BASE, { Dockerfile: BAD }, about);
  test.standIn.state.permissions.set('octo', 'write');
  return test;
}

async function comment({ app, standIn }: TestApp, body: string): Promise<void> {
  await writeComment(standIn.state, app.webhook, { number: 7, author: 'octo', body });
  await app.idle();
}

/** Delivers a comment that was answered before, as when the process died right after the work and before its last request. */
async function again(test: TestApp, body: string): Promise<void> {
  const { state } = test.standIn;
  const before = state.reactions.length;
  await comment(test, body);
  const left = state.reactions.splice(before).filter(({ content }) => content === 'eyes');
  state.reactions.push(...left);
  const record = state.issueComments.findLast(({ author }) => author === 'octo');
  const at = record ? state.issueComments.indexOf(record) : 0;
  const [said] = state.issueComments.splice(at, 1);
  // The stand-in numbers what is written next; the same comment keeps its number.
  const next = state.nextId;
  state.nextId = () => {
    state.nextId = next;
    return said?.id ?? 0;
  };
  await comment(test, body);
}

const answers = ({ standIn }: TestApp): string[] =>
  standIn.state.issueComments
    .filter(({ author, body }) => author === BOT && !body.includes('plimsoll:summary'))
    .map(({ body }) => body);
const reactions = ({ standIn }: TestApp): string[] => standIn.state.reactions.map(({ content }) => content);

describe('a command that is done again', () => {
  it('is not answered twice', async () => {
    const test = await start();
    await again(test, '/plimsoll help');
    expect(answers(test)).toHaveLength(1);
    expect(reactions(test)).toEqual(['eyes', '+1']);
  });

  it('is done where the first time left nothing to do', async () => {
    const test = await start();
    await test.app.event(7, 'opened');
    await again(test, '/plimsoll fix');
    expect(answers(test)).toEqual([]);
    expect(reactions(test)).toEqual(['eyes', '+1']);
    expect(git(test.repository.directory, ['rev-list', '--count', 'main..change']).trim()).toBe('2');
  });

  it('keeps one record of what is ignored', async () => {
    const test = await start();
    await test.app.event(7, 'opened');
    await again(test, '/plimsoll ignore DL3020 they are archives');
    expect(answers(test)).toEqual([]);
    expect(reactions(test)).toEqual(['eyes', '+1']);
    expect(test.check().summary?.match(/they are archives/g)).toHaveLength(1);
  });
});

describe('when a step of a command fails', () => {
  it('does not say again what a 502 hid', async () => {
    const test = await start();
    test.standIn.faults.push({ method: 'POST', path: /\/7\/comments$/, status: 502, takesEffect: true, times: 1 });
    await comment(test, '/plimsoll help');
    expect(answers(test)).toHaveLength(1);
    expect(reactions(test)).toEqual(['eyes', '+1']);
  });

  it('does what was asked for where no reaction is let through', async () => {
    const test = await start();
    test.standIn.faults.push({
      method: 'POST',
      path: /\/reactions$/,
      status: 403,
      body: { message: 'Locked' },
      times: 2,
    });
    await comment(test, '/plimsoll fix');
    expect(git(test.repository.directory, ['show', 'change:Dockerfile'])).not.toContain('ADD');
    expect(answers(test)).toEqual([]);
  });

  it('leaves alone what a deleted comment asked for', async () => {
    const test = await start();
    test.standIn.faults.push({
      method: 'POST',
      path: /\/reactions$/,
      status: 404,
      body: { message: 'Not Found' },
      times: 1,
    });
    await comment(test, '/plimsoll fix');
    expect(git(test.repository.directory, ['show', 'change:Dockerfile'])).toBe(BAD);
    expect(answers(test)).toEqual([]);
  });

  it('does not thumb up an ignore that could not be recorded', async () => {
    const test = await start();
    await test.app.event(7, 'opened');
    const body = { message: 'Resource not accessible by integration' };
    test.standIn.faults.push({ method: 'PATCH', path: /\/issues\/comments\//, status: 403, body, times: 1 });
    await comment(test, '/plimsoll ignore DL3020');
    expect(answers(test)[0]).toContain('Plimsoll could not write its summary');
    expect(reactions(test)).toEqual(['eyes', 'confused']);
  });

  it('tells who pressed a button why nothing was committed', async () => {
    const test = await start();
    await test.app.event(7, 'opened');
    test.standIn.faults.push({ method: 'GET', path: /\/compare\//, status: 403, body: { message: 'No' }, times: 1 });
    await pressButton(test.standIn.state, test.app.webhook, { run: test.check(), button: 'fix-safe', by: 'octo' });
    await test.app.idle();
    expect(answers(test)).toEqual([expect.stringMatching(/^@octo Plimsoll could not do this\. .*answered with 403/)]);
  });
});

describe('/plimsoll ignore', () => {
  it('is recorded on a draft, where nothing else is said', async () => {
    const test = await start({ draft: true });
    await test.app.event(7, 'opened');
    await comment(test, '/plimsoll ignore DL3020 not yet');
    expect(reactions(test)).toEqual(['eyes', '+1']);
    expect(test.check().conclusion).toBe('success');
    expect(test.standIn.state.reviews).toEqual([]);
    test.pull.draft = false;
    await test.app.event(7, 'ready_for_review');
    expect(test.check().conclusion).toBe('success');
    expect(test.standIn.state.comments).toEqual([]);
  });

  it('is taken back after the line was edited as well', async () => {
    const test = await start();
    await test.app.event(7, 'opened');
    const thread = test.standIn.state.comments[0]?.id ?? 0;
    await writeReply(test.standIn.state, test.app.webhook, { to: thread, author: 'octo', body: '/plimsoll ignore' });
    await test.app.idle();
    test.push({ Dockerfile: BAD.replaceAll('/config/', '/etc/config/') });
    await test.app.event(7, 'synchronize');
    expect(test.check().conclusion).toBe('success');
    await writeReply(test.standIn.state, test.app.webhook, { to: thread, author: 'octo', body: '/plimsoll unignore' });
    await test.app.idle();
    expect(test.check().conclusion).toBe('neutral');
    expect(test.check().summary).not.toContain('Ignored on request');
  });

  it('changes nothing on a pull request that was closed meanwhile', async () => {
    const test = await start();
    await test.app.event(7, 'opened');
    const before = test.standIn.state.checkRuns.length;
    test.standIn.before.push({
      method: 'POST',
      path: /\/reactions$/,
      times: 1,
      run: () => {
        test.pull.state = 'closed';
      },
    });
    await comment(test, '/plimsoll ignore DL3020\n/plimsoll review');
    expect(answers(test)).toEqual([expect.stringMatching(/^The pull request was closed meanwhile\.\n/)]);
    expect(test.standIn.state.checkRuns).toHaveLength(before);
  });
});

describe('/plimsoll fix', () => {
  it('opens one pull request for the same fixes, however often they are asked for', async () => {
    const test = await start();
    await comment(test, '/plimsoll fix --pr');
    await comment(test, '/plimsoll fix --pr');
    expect(test.standIn.state.pullRequests.size).toBe(2);
    expect(answers(test).map((body) => /#\d+/.exec(body)?.[0])).toEqual(['#8', '#8']);
  });

  it.each([
    ['without `workflows` permission', 'permission `workflows: write`'],
    ['Resource not accessible by integration', 'permission `contents: write`'],
    ['At least 1 approving review is required', 'GitHub refuses the commit'],
  ])('gives a patch where GitHub says: %s', async (message, said) => {
    const test = await start();
    const body = { message, documentation_url: 'x' };
    test.standIn.faults.push({ method: 'PATCH', path: /\/git\/refs\//, status: 422, body, times: 1 });
    await comment(test, '/plimsoll fix');
    expect(answers(test)[0]).toContain(said);
    expect(answers(test)[0]).toContain('```diff');
  });
});
