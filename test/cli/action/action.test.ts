import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { buildAction, type TestAction, testAction } from '../../support/action.ts';

const BASE = { Dockerfile: 'FROM scratch\nCOPY a /a\n', 'README.md': 'x\n' };
const BAD = 'FROM scratch\nCOPY a /a\nADD config/ /config/\nADD data/ /data/\n';
/** What GitHub says to a token that was not given a permission. */
const REFUSED = { status: 403, body: { message: 'Resource not accessible by integration' }, times: 99 };

let running: TestAction | undefined;

async function start(...args: Parameters<typeof testAction>): Promise<TestAction> {
  running = await testAction(...args);
  return running;
}

function refuseWriting({ standIn }: TestAction): void {
  for (const method of ['POST', 'PATCH'])
    standIn.faults.push({ method, path: /\/(reviews|comments|check-runs)$/, ...REFUSED });
}

beforeAll(buildAction);
afterEach(async () => {
  const ended = running;
  running = undefined;
  expect(await ended?.stop()).toEqual([]);
});

describe('the Action on a pull request', () => {
  it('posts the review with its suggestions and a summary, and makes no check run', async () => {
    const { standIn, onPull } = await start(BASE, { Dockerfile: BAD });
    const result = await onPull();
    expect(result).toMatchObject({
      status: 0,
      stderr: '',
      outputs: { conclusion: 'neutral', findings: '2', posted: 'true' },
    });
    expect(standIn.state.comments.map(({ path, line }) => `${path}:${line}`)).toEqual(['Dockerfile:3', 'Dockerfile:4']);
    expect(standIn.state.comments[0]?.body).toContain('```suggestion\nCOPY config/ /config/\n```');
    expect(standIn.state.issueComments).toHaveLength(1);
    expect(standIn.state.issueComments[0]?.body).not.toContain('/plimsoll');
    expect(standIn.state.checkRuns).toEqual([]);
    // What is told on the lines is not told there again.
    expect(result.stdout).toBe(
      'Pull request #7: 1 file reviewed: 2 introduced, 0 fixed, 0 pre-existing.\nPosted a review.\n',
    );
    expect(result.summary).toContain('## Plimsoll: 2 warnings');
    expect(result.summary).toContain(`${standIn.url}/freightdesk/freightdesk/blob/`);
    expect(result.summary).not.toContain('```diff');
    expect(standIn.exchanges.length).toBeLessThanOrEqual(8);
  });

  it('says nothing twice, and resolves what is mended', async () => {
    const { standIn, onPull, push } = await start(BASE, { Dockerfile: BAD });
    await onPull();
    push({ Dockerfile: BAD.replace('ADD data/', 'COPY data/') });
    const second = await onPull();
    expect(second).toMatchObject({ status: 0, outputs: { findings: '1', posted: 'false' } });
    expect(second.stdout).not.toContain('::');
    expect(standIn.state.reviews).toHaveLength(1);
    expect(standIn.state.comments.map(({ resolvedBy }) => resolvedBy !== undefined)).toEqual([false, true]);
  });

  it('goes on without annotations where only its threads are not for it to resolve', async () => {
    const { standIn, onPull, push } = await start(BASE, { Dockerfile: BAD });
    await onPull();
    const answer = { data: null, errors: [{ type: 'FORBIDDEN', message: REFUSED.body.message }] };
    const fault = { method: 'POST', path: /^\/graphql$/, containing: 'resolveReviewThread', status: 200, body: answer };
    standIn.faults.push({ ...fault, times: 1 });
    push({ Dockerfile: `${BAD.replace('ADD data/', 'COPY data/')}RUN sudo id\n` });
    const { status, stdout, summary, outputs } = await onPull({ 'fail-on': 'never' });
    expect([status, outputs.posted]).toEqual([0, 'true']);
    expect(stdout).not.toContain('::');
    expect(summary).toContain('`contents: write`');
    expect(standIn.state.reviews).toHaveLength(2);
  });

  it('annotates where the token is read-only, as for a fork, and does not fail for it', async () => {
    const action = await start(BASE, { Dockerfile: BAD });
    refuseWriting(action);
    const { status, stdout, summary, outputs } = await action.onPull();
    expect(status).toBe(0);
    expect(outputs.posted).toBe('false');
    expect(stdout).toMatch(
      /^::warning file=Dockerfile,line=3,endLine=3,col=1,endColumn=\d+,title=copy-over-add::`ADD` does/m,
    );
    expect(stdout.match(/^::warning /gm)).toHaveLength(2);
    expect(summary).toContain('read-only');
    expect(summary).toContain('Dockerfile#L3');
    // The patch mends the file that was pushed.
    const patch = /```diff\n([\s\S]*?)```/.exec(summary)?.[1] ?? '';
    action.checkOut('change');
    execFileSync('git', ['apply', '-'], { cwd: action.workspace, input: patch });
    expect(readFileSync(join(action.workspace, 'Dockerfile'), 'utf8')).toBe(BAD.replaceAll('ADD', 'COPY'));
    expect(action.standIn.state.reviews).toEqual([]);
  });

  it('works with a token that may read nothing but files', async () => {
    const action = await start(BASE, { Dockerfile: BAD });
    refuseWriting(action);
    action.standIn.faults.push({
      method: 'POST',
      path: /^\/graphql$/,
      status: 200,
      body: { data: { repository: null }, errors: [{ type: 'FORBIDDEN', message: REFUSED.body.message }] },
      times: 1,
    });
    const { status, stdout } = await action.onPull();
    expect(stdout.match(/^::warning /gm)).toHaveLength(2);
    expect(status).toBe(0);
  });

  it('only annotates when asked to, and on a draft', async () => {
    const { standIn, onPull, pull } = await start(BASE, { Dockerfile: BAD });
    expect((await onPull({ comment: 'false' })).stdout.match(/^::warning /gm)).toHaveLength(2);
    pull.draft = true;
    expect((await onPull()).stdout.match(/^::warning /gm)).toHaveLength(2);
    expect(standIn.state.reviews).toEqual([]);
    expect(standIn.state.issueComments).toEqual([]);
  });

  it('fails at the threshold of the input, then of the base', async () => {
    const { onPull } = await start(
      { ...BASE, '.github/plimsoll.yml': 'fail-on: warning\n' },
      { Dockerfile: BAD, '.github/plimsoll.yml': 'fail-on: never\n' },
    );
    const failed = await onPull({ comment: 'false' });
    expect(failed.status).toBe(1);
    expect(failed.stdout).toContain(
      'The job fails, as there are findings of the severity "warning" or above (fail-on).\n',
    );
    expect(await onPull({ comment: 'false', 'fail-on': 'never' })).toMatchObject({
      status: 0,
      outputs: { conclusion: 'neutral' },
    });
    expect(await onPull({ comment: 'false', 'fail-on': 'error' })).toMatchObject({ status: 0 });
  });

  it('looks only at the paths of the input, and reads the configuration that it names on the base', async () => {
    const { onPull } = await start(
      { ...BASE, 'ci/plimsoll.yml': 'rules: {copy-over-add: info}\n' },
      {
        Dockerfile: BAD,
        'api/Dockerfile': BAD,
        'api2/Dockerfile': BAD,
        'ci/plimsoll.yml': 'rules: {copy-over-add: off}\n',
      },
    );
    const { stdout, outputs } = await onPull({ comment: 'false', paths: './api/\n', config: 'ci/plimsoll.yml' });
    expect(outputs.findings).toBe(String(stdout.match(/^::\w+ file=api\/Dockerfile,/gm)?.length));
    expect(stdout).toContain('::notice file=api/Dockerfile,line=3');
    const missing = await onPull({ comment: 'false', config: 'none.yml' });
    expect(missing.status).toBe(0);
    expect(missing.summary).toContain('`none.yml`');
  });

  it('leaves a closed one alone', async () => {
    const { standIn, onPull, pull } = await start(BASE, { Dockerfile: BAD });
    pull.state = 'closed';
    expect(await onPull()).toMatchObject({ status: 0, outputs: {}, summary: '' });
    expect(standIn.state.reviews).toEqual([]);
  });

  it('lets nothing in a file become a command of the runner, or a mention', async () => {
    const hostile = 'FROM scratch\nADD x,y=1::error::pwned%0A::stop-commands::z /x\nADD "@everyone\u202e" /data/\n';
    const { onPull } = await start(BASE, { 'd,:%0A::error ::x/Dockerfile': hostile, Dockerfile: BAD });
    const { stdout, summary } = await onPull({ comment: 'false' });
    for (const line of stdout.trim().split('\n').slice(1)) {
      expect(line).toMatch(
        /^::(warning|notice|error) file=[^,:\n]+,line=\d+,endLine=\d+,col=\d+(,endColumn=\d+)?,title=[\w-]+::/,
      );
    }
    expect(stdout).toContain('file=d%2C%3A%250A%3A%3Aerror %3A%3Ax/Dockerfile,');
    expect(stdout + summary).not.toMatch(/\u202e|@everyone/);
    // The other file's text shows as it is, so its patch does.
    expect(summary.match(/^\+\+\+ .*$/gm)).toEqual(['+++ b/Dockerfile']);
  });

  it('says what is wrong with an input in one sentence', async () => {
    const { onPull } = await start(BASE, { Dockerfile: BAD });
    for (const [inputs, sentence] of [
      [{ comment: 'maybe' }, '::error::The input "comment" takes true or false, not "maybe".\n'],
      [{ 'fail-on': 'loud' }, '::error::The input "fail-on" takes error, warning, info, style or never, not "loud".\n'],
      [{ paths: '../x' }, '::error::The input "paths" names "../x", which lies outside the repository.\n'],
    ] as const)
      expect(await onPull(inputs)).toMatchObject({ status: 2, stdout: sentence, stderr: '' });
  });

  it('tries again when GitHub fails', async () => {
    const { standIn, onPull } = await start(BASE, { Dockerfile: BAD });
    standIn.faults.push({ method: 'GET', path: /\/compare\//, status: 502, times: 1 });
    const body = { message: 'You have exceeded a secondary rate limit.' };
    standIn.faults.push({
      method: 'POST',
      path: /\/reviews$/,
      status: 403,
      headers: { 'retry-after': '1' },
      body,
      times: 1,
    });
    expect(await onPull()).toMatchObject({ status: 0, outputs: { posted: 'true' } });
    expect(standIn.state.reviews).toHaveLength(1);
  });

  it('says which permission it wants when it may read nothing', async () => {
    const { standIn, onPull } = await start(BASE, { Dockerfile: BAD });
    standIn.faults.push({ method: 'GET', path: /\/compare\//, ...REFUSED });
    const { status, stdout, stderr } = await onPull();
    expect([status, stderr]).toEqual([2, '']);
    expect(stdout).toMatch(/^::error::GET .* was answered with 403: .*`permissions: contents: read`.*\n$/);
  });
});

describe('the Action on other events', () => {
  it('tells what a push to a branch brings, without a checkout', async () => {
    const { on, push, repository } = await start(BASE, { Dockerfile: BAD });
    const before = repository.resolve('change');
    push({ Dockerfile: `${BAD}ADD more/ /more/\n` });
    const env = { GITHUB_SHA: repository.resolve('change') };
    const branch = { ref: 'refs/heads/change', created: false, forced: false };
    const pushed = await on('push', { ...branch, before }, {}, env);
    expect(pushed).toMatchObject({ status: 0, outputs: { findings: '1', posted: 'false' } });
    expect(pushed.stdout).toContain('::warning file=Dockerfile,line=5,');
    // Of a new branch, what it brings against the default branch.
    const created = await on('push', { ...branch, created: true, before: '0'.repeat(40) }, {}, env);
    expect(created.outputs.findings).toBe('3');
    const group = { base_sha: repository.resolve('main'), head_sha: env.GITHUB_SHA };
    expect((await on('merge_group', { merge_group: group }, {}, env)).outputs.findings).toBe('3');
  });

  it('checks the working tree on the default branch, on a schedule, and says so when it is not there', async () => {
    const { on, checkOut } = await start(BASE, { Dockerfile: BAD });
    const push = { ref: 'refs/heads/main', before: '1'.repeat(40), created: false, forced: false };
    expect(await on('push', push)).toMatchObject({ status: 2, stdout: expect.stringContaining('actions/checkout') });
    checkOut('change');
    const result = await on('push', push, { token: '' });
    expect(result.stdout).toContain('1 file checked: ');
    expect(result.stdout).toContain('::warning file=Dockerfile,line=3,');
    expect(result.summary).toContain('## Plimsoll: ');
    expect((await on('schedule', {}, { 'fail-on': 'warning' })).status).toBe(1);
    // With a base, only what came since.
    expect((await on('workflow_dispatch', {}, { base: 'main' })).outputs.findings).toBe('2');
  });

  it('writes all findings of the checked-out files as SARIF, by the configuration of the base', async () => {
    const { onPull, checkOut, workspace, push } = await start(
      { ...BASE, 'old/Dockerfile': 'FROM scratch\nADD x /x\n' },
      { Dockerfile: BAD },
    );
    push({ '.github/plimsoll.yml': 'rules: {copy-over-add: off}\n' });
    checkOut('change');
    const { status, outputs } = await onPull({ sarif: 'plimsoll.sarif' });
    expect([status, outputs.findings]).toEqual([0, '2']);
    const { results } = JSON.parse(readFileSync(join(workspace, 'plimsoll.sarif'), 'utf8')).runs[0];
    const places = results
      .filter(({ ruleId }: { ruleId: string }) => ruleId === 'copy-over-add')
      .map((result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        result.locations.map(({ physicalLocation }) => physicalLocation.artifactLocation.uri).join(),
      );
    expect(places).toEqual(['Dockerfile', 'Dockerfile', 'old/Dockerfile']);
  });
});
