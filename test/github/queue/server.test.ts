import { afterEach, describe, expect, it } from '@jest/globals';
import { deliverPullRequest } from '../../../src/demo/stand-in/webhook.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { DATABASES, type TestDatabase } from '../../support/database.ts';

const BASE = { Dockerfile: 'FROM scratch\nCOPY a /a\n' };
const BAD = { Dockerfile: 'FROM scratch\nCOPY a /a\nADD config/ /config/\n' };

for (const { name, available, make } of DATABASES)
  (available ? describe : describe.skip)(`the server on ${name}`, () => {
    let database: TestDatabase;
    let running: TestApp | undefined;

    afterEach(async () => {
      expect(await running?.stop()).toEqual([]);
      await database.remove();
    });

    it('answers when the job is stored, reviews, and says that it is ready', async () => {
      database = await make();
      running = await testApp(BASE, BAD, {}, { store: database.settings });
      const { app, standIn, check } = running;
      const answers = await Promise.all(
        ['a', 'a', 'b'].map((delivery) => deliverPullRequest(standIn.state, app.webhook, 7, 'opened', { delivery })),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      const ready = await fetch(new URL('/readyz', app.webhook.url));
      expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
      await app.idle();
      expect(check()).toMatchObject({ status: 'completed', conclusion: 'neutral' });
      expect(standIn.state.reviews).toHaveLength(1);
      expect(standIn.state.comments).toHaveLength(1);
    });
  });
