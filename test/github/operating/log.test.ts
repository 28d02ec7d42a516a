import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { deliverPullRequest } from '../../../src/demo/stand-in/webhook.ts';
import { testApp } from '../../support/app.ts';
import { DATABASES } from '../../support/database.ts';

const TOKEN = 'a-token-for-the-status-page';
const CONTENTS = 'what-only-the-file-says';
const BASE = { Dockerfile: 'FROM scratch\nCOPY a /a\n' };
const BAD = { Dockerfile: `FROM scratch\nCOPY a /a\nADD ${CONTENTS}/ /config/\nRUN echo ${CONTENTS}\n` };

describe("the server's log", () => {
  it('names delivery, installation, pull request and job, and no token, key, secret or what files hold', async () => {
    const database = await DATABASES[0]?.make();
    let text = '';
    const logTo = new Writable({
      write(chunk: Buffer, _encoding, done) {
        text += chunk.toString();
        done();
      },
    });
    const running = await testApp(BASE, BAD, {}, { store: database?.settings, statusToken: TOKEN, logTo });
    const { app, standIn } = running;
    standIn.faults.push({ method: 'GET', path: /\/compare\//, status: 502, times: 9 });
    await deliverPullRequest(standIn.state, app.webhook, 7, 'opened', { delivery: 'first-delivery' });
    await new Promise((waited) => setTimeout(waited, 1_500));
    standIn.faults.length = 0;
    const authorization = `Basic ${Buffer.from(`x:${TOKEN}`).toString('base64')}`;
    expect((await fetch(new URL('/status', app.webhook.url), { headers: { authorization } })).status).toBe(200);
    await fetch(app.webhook.url, { method: 'POST', body: 'forged', headers: { 'x-hub-signature-256': 'sha256=0123' } });
    await app.idle();
    expect(standIn.state.reviews).toHaveLength(1);
    await running.stop();
    await database?.remove();

    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const reviewed = lines.find(({ msg }) => msg === 'Reviewed');
    expect(reviewed).toMatchObject({
      delivery: 'first-delivery',
      installation: 4711,
      subject: 'freightdesk/freightdesk#7',
      kind: 'review',
      job: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    for (const secret of [
      'ghs_standin',
      'PRIVATE KEY',
      app.webhook.secret,
      TOKEN,
      authorization,
      'sha256=0123',
      CONTENTS,
    ])
      expect(lines.filter((line) => JSON.stringify(line).includes(secret))).toEqual([]);
  });
});
