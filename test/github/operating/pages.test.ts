import { afterEach, describe, expect, it } from '@jest/globals';
import { deliverPullRequest } from '../../../src/demo/stand-in/webhook.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { DATABASES, type TestDatabase } from '../../support/database.ts';

const BASE = { Dockerfile: 'FROM scratch\nCOPY a /a\n' };
const BAD = { Dockerfile: 'FROM scratch\nCOPY a /a\nADD config/ /config/\n' };
const TOKEN = 'a-token-for-the-status-page';

describe("the operator's pages", () => {
  let database: TestDatabase | undefined;
  let running: TestApp | undefined;

  afterEach(async () => {
    expect(await running?.stop()).toEqual([]);
    await database?.remove();
    running = database = undefined;
  });

  async function start(
    statusToken: string | undefined,
  ): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
    const made = await DATABASES[0]?.make();
    database = made;
    running = await testApp(BASE, BAD, {}, { store: made?.settings, statusToken });
    const { url } = running.app.webhook;
    const authorization = `Basic ${Buffer.from(`operator:${TOKEN}`).toString('base64')}`;
    return (path, init = {}) => fetch(new URL(path, url), { redirect: 'manual', headers: { authorization }, ...init });
  }

  it('are closed without a token', async () => {
    const get = await start(undefined);
    for (const path of ['/status', '/status.json', '/metrics']) expect((await get(path)).status).toBe(404);
  });

  it('ask for the token, and take it as a password or as a bearer', async () => {
    const get = await start(TOKEN);
    const wrong = { authorization: `Bearer ${TOKEN}x` };
    for (const path of ['/status', '/status.json', '/status/retry', '/metrics']) {
      const refused = await get(path, { headers: {} });
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringContaining('Basic'),
      ]);
      expect((await get(path, { headers: wrong })).status).toBe(401);
    }
    expect((await get('/status')).status).toBe(200);
    expect((await get('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(200);
  });

  it('show a failure with its reason, and try it again when the button is pressed', async () => {
    const get = await start(TOKEN);
    const { app, standIn, check } = running as TestApp;
    standIn.faults.push({
      method: 'GET',
      path: /\/git\/trees\//,
      status: 404,
      body: { message: '<b>gone & away</b>' },
      times: 1,
    });
    await deliverPullRequest(standIn.state, app.webhook, 7, 'opened', { delivery: 'the-delivery' });
    await app.idle();
    const page = await (await get('/status')).text();
    expect(page).toContain('freightdesk/freightdesk#7');
    expect(page).toContain('the-delivery');
    expect(page).toContain('answered with 404');
    expect(page).not.toContain('<b>gone');
    const field = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '';
    const press = (fields: Record<string, string>): Promise<Response> =>
      get('/status/retry', {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { authorization: `Bearer ${TOKEN}` },
      });
    expect((await press({ job: field('job') })).status).toBe(403);
    expect((await press({ job: field('job'), seal: 'f'.repeat(64) })).status).toBe(403);
    expect((await press({ job: field('job'), seal: field('seal') })).status).toBe(303);
    await app.idle();
    const { counts, finished } = (await (await get('/status.json')).json()) as {
      counts: object;
      finished: readonly object[];
    };
    expect(counts).toMatchObject({ failed: 0, completed: 1 });
    expect(finished).toMatchObject([{ subject: 'freightdesk/freightdesk#7', kind: 'review', outcome: 'done' }]);
    expect(check().conclusion).toBe('neutral');
    expect(standIn.state.comments).toHaveLength(1);
  });

  it('count deliveries, jobs, requests to GitHub', async () => {
    const get = await start(TOKEN);
    const { app, standIn } = running as TestApp;
    await deliverPullRequest(standIn.state, app.webhook, 7, 'opened');
    await app.idle();
    await fetch(app.webhook.url, {
      method: 'POST',
      headers: { 'x-github-event': 'made_up', 'x-github-delivery': 'x' },
    });
    const text = await (await get('/metrics')).text();
    expect(text).toMatch(/^plimsoll_webhook_seconds_count\{event="pull_request",status="200"\} 1$/m);
    expect(text).toMatch(/^plimsoll_webhook_seconds_count\{event="refused",status="415"\} 1$/m);
    expect(text).not.toContain('made_up');
    expect(text).toMatch(/^plimsoll_job_seconds_count\{kind="review",outcome="done"\} 1$/m);
    expect(text).toMatch(/^plimsoll_jobs\{state="completed"\} 1$/m);
    expect(text).toMatch(/^plimsoll_github_requests_total\{status="200"\} [1-9]/m);
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  });
});
