import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { startServer } from '../github/server.ts';
import type { ServerSettings } from '../github/settings.ts';
import { PAGES_URL } from '../report/rule-page.ts';
import type { StandIn } from './stand-in/server.ts';
import { deliverPullRequest, type Target } from './stand-in/webhook.ts';

export interface App {
  /** Where the stand-in delivers events, and the secret that it signs them with. */
  readonly webhook: Target;
  /** Sends a `pull_request` event and resolves when the app has done all that came of it. */
  event(number: number, action: string, changes?: object): Promise<void>;
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the real app server against a stand-in, with credentials made for it.
 * @param more as in `ServerSettings`; without a store, accepted work is kept in memory
 */
export async function startApp(
  standIn: StandIn,
  logLevel: ServerSettings['logLevel'] = 'error',
  {
    store,
    statusToken,
    logTo,
    role = 'all',
  }: Partial<Pick<ServerSettings, 'store' | 'statusToken' | 'logTo' | 'role'>> = {},
): Promise<App> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const secret = randomBytes(16).toString('hex');
  const server = await startServer({
    appId: 1,
    privateKey,
    webhookSecret: secret,
    port: 0,
    host: '127.0.0.1',
    logLevel,
    baseUrl: `${standIn.url}/api/v3`,
    pagesUrl: PAGES_URL,
    throttle: false,
    role,
    store,
    statusToken,
    logTo,
    threads: 0,
    concurrency: 4,
    grace: 5_000,
  });
  const webhook = { url: `http://127.0.0.1:${server.port}/api/github/webhooks`, secret };
  return {
    webhook,
    async event(number, action, changes) {
      const answer = await deliverPullRequest(standIn.state, webhook, number, action, changes ? { changes } : {});
      if (!answer.ok) throw new Error(`The app answered the webhook with ${answer.status}: ${await answer.text()}`);
      await server.idle();
    },
    idle: server.idle,
    stop: server.stop,
  };
}
