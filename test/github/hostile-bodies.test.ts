import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { deliverPullRequest } from '../../src/demo/stand-in/webhook.ts';
import { mutate } from '../fuzz/mutate.ts';
import { payloadTarget } from '../fuzz/targets/github.ts';
import { appOfEachTest } from '../support/app.ts';
import { Random } from '../support/random.ts';

const RUNS = 300;
const NO_CORPUS = { dockerfiles: [], scripts: [], composes: [], workflows: [], configurations: [] };

const start = appOfEachTest();

/** Whoever knows the secret can still send what GitHub never would. */
describe('bodies that GitHub would not send', () => {
  it('are answered, without a fault of ours, and the next delivery is worked on', async () => {
    const { app, standIn, check } = await start(
      { Dockerfile: 'FROM scratch\n' },
      { Dockerfile: 'FROM scratch\nADD a /a\n' },
    );
    const { url, secret } = app.webhook;
    const send = async (body: string, event: string): Promise<number> => {
      const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
      const about = { 'x-github-event': event, 'x-github-delivery': `d${sent++}`, 'x-hub-signature-256': signature };
      const answer = await fetch(url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...about },
      });
      return answer.status;
    };
    let sent = 0;
    const answers: [number, string][] = [];
    for (const body of [
      '',
      'null',
      '1',
      '""',
      '[]',
      '{}',
      '{"action":1}',
      '{"__proto__":{"action":"opened"}}',
      '\ufeff{}',
    ])
      for (const event of ['pull_request', 'push', '__proto__', '*'])
        answers.push([await send(body, event), `${event}: ${body}`]);
    answers.push([await send('['.repeat(200_000), 'push'), 'many brackets']);
    answers.push([await send(`{"a":"${'x'.repeat(5_000_000)}"}`, 'push'), 'many characters']);
    const random = new Random(20_261);
    for (let run = 0; run < RUNS; run++) {
      const { name, payload } = JSON.parse(payloadTarget.make(random, NO_CORPUS)) as { name: string; payload: unknown };
      const whole = JSON.stringify(payload);
      const body = random.chance(0.5) ? whole : mutate(whole, random, [whole]);
      answers.push([await send(body, name), `${name}: ${body}`]);
    }
    // Probot asks for a token before the app is told, and answers 500 where the installation is none.
    const told = answers.filter(([, about]) => /"installation":\{"id":\d+\}/.test(about));
    expect(told.length).toBeGreaterThan(RUNS / 2);
    expect(told.filter(([status]) => status >= 500)).toEqual([]);
    await deliverPullRequest(standIn.state, app.webhook, 7, 'opened');
    await app.idle();
    expect(check()).toMatchObject({ status: 'completed', conclusion: 'neutral' });
  });
});
