import { describe, expect, it } from '@jest/globals';
import { BOT } from '../../src/demo/stand-in/state.ts';
import { pressButton, writeComment, writeReply } from '../../src/demo/stand-in/webhook.ts';
import { git } from '../../src/repository/git.ts';
import { appOfEachTest, type TestApp } from '../support/app.ts';

const BASE = { Dockerfile: 'FROM scratch\nCOPY a /a\n', 'README.md': 'x\n' };
const BAD = 'FROM scratch\nCOPY a /a\nADD config/ /config/\nADD data/ /data/\n';
const GOOD = BAD.replaceAll('ADD', 'COPY');

const startApp = appOfEachTest();

async function start(...args: Parameters<typeof startApp>): Promise<TestApp> {
  const test = await startApp(...args);
  test.standIn.state.permissions.set('octo', 'write');
  await test.app.event(7, 'opened');
  return test;
}

async function comment({ app, standIn }: TestApp, body: string, author = 'octo'): Promise<void> {
  expect((await writeComment(standIn.state, app.webhook, { number: 7, author, body })).ok).toBe(true);
  await app.idle();
}

async function reply({ app, standIn }: TestApp, body: string, to: number, author = 'octo'): Promise<void> {
  expect((await writeReply(standIn.state, app.webhook, { to, author, body })).ok).toBe(true);
  await app.idle();
}

const answers = ({ standIn }: TestApp): string[] =>
  standIn.state.issueComments
    .filter(({ author, body }) => author === BOT && !body.includes('plimsoll:summary'))
    .map(({ body }) => body);
const summaries = ({ standIn }: TestApp): string[] =>
  standIn.state.issueComments.filter(({ body }) => body.includes('plimsoll:summary')).map(({ body }) => body);
const reactions = ({ standIn }: TestApp): string[] => standIn.state.reactions.map(({ content }) => content);
const textAt = ({ repository }: TestApp, revision: string, path = 'Dockerfile'): string =>
  git(repository.directory, ['show', `${revision}:${path}`]);

describe('over the life of a pull request', () => {
  it('keeps one summary, edits it in place, and resolves the threads of what is gone', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    expect(summaries(test)).toHaveLength(1);
    expect(summaries(test)[0]).toContain('brings 2 findings');
    expect(summaries(test)[0]).toMatch(/^Next step: /m);
    expect(test.check().text).toContain('## Refactoring plan');
    test.push({ Dockerfile: BAD.replace('ADD data', 'COPY data') });
    await test.app.event(7, 'synchronize');
    const { comments } = test.standIn.state;
    expect(comments.map(({ resolvedBy }) => resolvedBy !== undefined)).toEqual([false, true]);
    expect(summaries(test)).toHaveLength(1);
    expect(summaries(test)[0]).toContain('brings 1 finding');
    test.push({ Dockerfile: GOOD });
    await test.app.event(7, 'synchronize');
    expect(summaries(test)[0]).toContain('Thank you');
    expect(comments).toHaveLength(2);
    expect(answers(test)).toEqual([]);
  });

  it('opens its thread again when the finding is back, and leaves alone what a person resolved', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    const [first, second] = test.standIn.state.comments;
    if (second) second.resolvedBy = 'octo';
    test.push({ Dockerfile: GOOD });
    await test.app.event(7, 'synchronize');
    expect(first?.resolvedBy).toBeDefined();
    test.push({ Dockerfile: BAD });
    await test.app.event(7, 'synchronize');
    expect(first?.resolvedBy).toBeUndefined();
    expect(second?.resolvedBy).toBe('octo');
    expect(test.standIn.state.comments).toHaveLength(2);
  });

  it('finds its summary between hundreds of other comments', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    const { issueComments } = test.standIn.state;
    const said = (from: number) =>
      Array.from({ length: 60 }, (_, at) => ({ id: from + at, pullRequest: 7, author: 'octo', body: 'Hm.' }));
    issueComments.unshift(...said(100_000));
    issueComments.push(...said(200_000));
    test.push({ Dockerfile: GOOD });
    await test.app.event(7, 'synchronize');
    expect(summaries(test)).toEqual([expect.stringContaining('Thank you')]);
  });

  it('leaves a thread open in which a person said something', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    const [first, second] = test.standIn.state.comments;
    await reply(test, 'Why is that so bad?', first?.id ?? 0, 'stranger');
    test.push({ Dockerfile: GOOD });
    await test.app.event(7, 'synchronize');
    expect([first, second].map((comment) => comment?.resolvedBy !== undefined)).toEqual([false, true]);
  });

  it('tells nothing anew of a line that was edited and is still wrong, and keeps it ignored', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    const [first, second] = test.standIn.state.comments;
    await reply(test, '/plimsoll ignore', second?.id ?? 0);
    test.push({ Dockerfile: BAD.replaceAll('/config/', '/etc/config/').replaceAll('/data/', '/var/data/') });
    await test.app.event(7, 'synchronize');
    expect(test.standIn.state.reviews).toHaveLength(1);
    expect([first, second].map((comment) => comment?.resolvedBy !== undefined)).toEqual([false, true]);
    expect(test.check().annotations).toHaveLength(1);
  });

  it('says nothing new after a rebase', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    test.repository.create('main', 'Go on', { 'README.md': 'z\n' }, 'main');
    test.repository.create('change', 'Change it again', { Dockerfile: BAD }, 'main');
    await test.app.event(7, 'synchronize');
    expect(test.standIn.state.comments).toHaveLength(2);
    expect(test.standIn.state.reviews).toHaveLength(1);
  });

  it('says on the check run which permission it lacks, and does the rest', async () => {
    const test = await startApp(BASE, { Dockerfile: BAD });
    const body = { message: 'Resource not accessible by integration', documentation_url: 'x', status: '403' };
    test.standIn.faults.push({ method: 'POST', path: /\/reviews$/, status: 403, body, times: 1 });
    await test.app.event(7, 'opened');
    expect(test.check().conclusion).toBe('neutral');
    expect(test.check().summary).toContain('`pull requests: write`');
  });
});

describe('/plimsoll ignore', () => {
  it('leaves a finding alone, shows who and why, and keeps that after a push', async () => {
    const test = await start(
      { ...BASE, '.github/plimsoll.yml': 'fail-on: warning\n' },
      { Dockerfile: BAD.replace('ADD data/ /data/\n', '') },
    );
    expect(test.check().conclusion).toBe('failure');
    const thread = test.standIn.state.comments[0];
    await reply(test, '/plimsoll ignore our *archive* needs it, see <b>#3</b> @team', thread?.id ?? 0);
    expect(reactions(test)).toEqual(['eyes', '+1']);
    expect(thread?.resolvedBy).toBeDefined();
    expect(test.check().conclusion).toBe('success');
    expect(test.check().summary).toContain(', by `octo`: our \\*archive\\* needs it');
    expect(summaries(test)[0]).not.toContain('@team');
    test.push({ 'README.md': 'more\n' });
    await test.app.event(7, 'synchronize');
    expect(test.check().conclusion).toBe('success');
    expect(summaries(test)).toHaveLength(1);
    await reply(test, '/plimsoll unignore', thread?.id ?? 0);
    expect(test.check().conclusion).toBe('failure');
    expect(thread?.resolvedBy).toBeUndefined();
  });

  it('asks for the rule in the conversation, and takes a name of a peer', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    await comment(test, '/plimsoll ignore');
    expect(answers(test)).toEqual([expect.stringContaining('`copy-over-add`')]);
    expect(reactions(test)).toEqual(['eyes', 'confused']);
    await comment(test, '/plimsoll ignore DL3020 because they are archives');
    expect(test.check().summary).toContain('Ignored on request');
    expect(test.check().summary).toContain('they are archives');
    expect(test.check().conclusion).toBe('success');
  });

  it('refuses a stranger politely, and hears no bot, no quote and no code', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    await comment(test, '/plimsoll ignore copy-over-add', 'stranger');
    expect(answers(test)).toEqual([expect.stringContaining('Only people who may write')]);
    await comment(test, '/plimsoll ignore copy-over-add', BOT);
    await comment(test, '> /plimsoll fix\n\n```\n/plimsoll fix\n```\nlook');
    expect(reactions(test)).toEqual(['eyes', 'confused']);
    expect(test.check().conclusion).toBe('neutral');
  });
});

describe('/plimsoll fix', () => {
  it('pushes one commit with the safe fixes, modes and line ends kept, and the person as co-author', async () => {
    const crlf = BAD.replaceAll('\n', '\r\n');
    const test = await start(BASE, { Dockerfile: crlf });
    const before = test.repository.resolve('change');
    await comment(test, 'Good idea.\n/plimsoll fix');
    expect(textAt(test, 'change')).toBe(crlf.replaceAll('ADD', 'COPY'));
    expect(test.repository.resolve('change~1')).toBe(before);
    const message = git(test.repository.directory, ['log', '-1', '--format=%B', 'change']);
    expect(message).toMatch(/^Fix copy-over-add\n\nCo-authored-by: octo <\d+\+octo@users\.noreply\.127\.0\.0\.1>/);
    expect(reactions(test)).toEqual(['eyes', '+1']);
    await test.app.event(7, 'synchronize');
    expect(test.standIn.state.comments.every(({ resolvedBy }) => resolvedBy !== undefined)).toBe(true);
    await comment(test, '/plimsoll fix');
    expect(answers(test)).toEqual([expect.stringContaining('nothing to fix')]);
  });

  it('commits a thread only when asked there', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    await reply(test, '/plimsoll fix', test.standIn.state.comments[0]?.id ?? 0);
    expect(textAt(test, 'change')).toBe(BAD.replace('ADD config', 'COPY config'));
  });

  it('does it again on the new head when the branch moved, and loses no commit', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    // The push comes between reading and committing: after the commit was made, before the branch is set to it.
    let moved = '';
    test.standIn.before.push({
      method: 'PATCH',
      path: /\/git\/refs\//,
      times: 1,
      run: () => {
        moved = test.push({ Dockerfile: `${BAD}ADD more/ /more/\n` });
      },
    });
    await comment(test, '/plimsoll fix');
    expect(textAt(test, 'change')).toBe(`${GOOD}COPY more/ /more/\n`);
    expect(test.repository.resolve('change~1')).toBe(moved);
  });

  it('says why it cannot on a protected branch, and gives a patch that applies', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    test.standIn.state.protectedBranches.add('change');
    await comment(test, '/plimsoll fix');
    expect(answers(test)[0]).toContain('is protected');
    const patch = /```diff\n([\s\S]*?)```/.exec(answers(test)[0] ?? '')?.[1] ?? '';
    git(test.repository.directory, ['read-tree', 'change']);
    git(test.repository.directory, ['apply', '--cached'], { input: patch });
    expect(git(test.repository.directory, ['show', ':Dockerfile'])).toBe(GOOD);
  });

  it('says why it cannot push to a fork, and gives a patch', async () => {
    const test = await start(BASE, { Dockerfile: BAD }, { fork: 'somebody/freightdesk' });
    await comment(test, '/plimsoll fix');
    expect(answers(test)[0]).toContain("`somebody/freightdesk`, where Plimsoll isn't installed");
    expect(answers(test)[0]).toContain('git apply');
    expect(textAt(test, 'change')).toBe(BAD);
  });

  it('opens a pull request against the branch when asked to', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    await comment(test, '/plimsoll fix all --pr');
    const pull = test.standIn.state.pullRequests.get(8);
    expect(pull).toMatchObject({ baseBranch: 'change' });
    expect(textAt(test, pull?.headBranch ?? '')).toBe(GOOD);
    expect(textAt(test, 'change')).toBe(BAD);
    expect(answers(test)).toEqual([expect.stringContaining('#8')]);
  });
});

describe("the check run's buttons", () => {
  it('commit the safe fixes, on the head of now', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    const old = test.check();
    expect(old.actions.map(({ identifier }) => identifier)).toEqual(['fix-safe', 'recheck']);
    test.push({ Dockerfile: `${BAD}ADD more/ /more/\n` });
    await test.app.event(7, 'synchronize');
    await pressButton(test.standIn.state, test.app.webhook, { run: old, button: 'fix-safe', by: 'octo' });
    await test.app.idle();
    expect(textAt(test, 'change')).toBe(`${GOOD}COPY more/ /more/\n`);
  });

  it('review again, and nobody without write access pushes', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    const run = test.check();
    await pressButton(test.standIn.state, test.app.webhook, { run, button: 'fix-safe', by: 'stranger' });
    await test.app.idle();
    expect(textAt(test, 'change')).toBe(BAD);
    await pressButton(test.standIn.state, test.app.webhook, { run, button: 'recheck', by: 'octo' });
    await test.app.idle();
    expect(test.standIn.state.checkRuns).toHaveLength(2);
    expect(test.standIn.state.comments).toHaveLength(2);
  });
});

describe('/plimsoll help, explain, plan, review', () => {
  it('answers everybody, and knows what is no command', async () => {
    const test = await start(BASE, { Dockerfile: BAD, 'run.sh': '#!/bin/sh\nexec app\n' });
    await comment(test, '/plimsoll', 'stranger');
    await comment(test, '/plimsoll explain DL3020', 'stranger');
    await comment(test, '/plimsoll plan', 'stranger');
    await comment(test, '/plimsoll `rm` <img src=x>', 'stranger');
    const [help, explain, plan, unknown] = answers(test);
    expect(help).toContain('/plimsoll fix all --pr');
    expect(explain).toContain('[`copy-over-add`](');
    expect(plan).toContain('Refactoring plan');
    expect(unknown).toMatch(/^There is no command `/);
    expect(unknown).not.toContain('<img');
  });

  it('reviews again when asked', async () => {
    const test = await start(BASE, { Dockerfile: BAD });
    await comment(test, '/plimsoll review');
    expect(test.standIn.state.checkRuns).toHaveLength(2);
    expect(test.standIn.state.reviews).toHaveLength(1);
  });
});
