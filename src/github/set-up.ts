import { accessSync, constants, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pino } from 'pino';
import { run } from 'probot';
import { ENVIRONMENT_FILE, updateEnvironmentFile } from './environment-file.ts';

type Environment = Record<string, string | undefined>;

/** The manifest that Probot's page sends to GitHub; it looks for it in the folder where the server is started. */
const MANIFEST = 'app.yml';

/** What GitHub hands over for a new app, and what a person types in for one that exists. */
const NAMES = ['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET'] as const;

export interface SetUpServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Whether nothing is known of an app yet. A production server is never set up by a page: it would be open to everybody. */
export function wantsSetUp({ APP_ID, PRIVATE_KEY, PRIVATE_KEY_PATH, NODE_ENV }: Readonly<Environment>): boolean {
  return !APP_ID && !PRIVATE_KEY && !PRIVATE_KEY_PATH && NODE_ENV !== 'production';
}

/**
 * Serves Probot's set-up page under `/probot`: it registers the app that app.yml describes, or takes over an existing one, and
 * writes the credentials to `.env`. The server has to be started anew after that.
 * @param environment `process.env`, which Probot reads by itself too
 * @param done told once the credentials are written, with the file's path
 * @throws Error when the manifest is missing, `.env` can't be written, or the port is taken
 */
export async function startSetUp(environment: Environment, done: (path: string) => void): Promise<SetUpServer> {
  if (!existsSync(MANIFEST))
    throw new Error(`There is no ${MANIFEST} in this folder; start the server in Plimsoll's own folder to set it up.`);
  // What GitHub tells of a new app it tells once, so it must not fail after that.
  accessSync(existsSync(ENVIRONMENT_FILE) ? ENVIRONMENT_FILE : '.', constants.W_OK);
  // Probot would install a client for smee.io by itself, and have webhooks sent there.
  environment.NO_SMEE_SETUP = 'true';
  const { PLIMSOLL_URL, WEBHOOK_PROXY_URL: _, ...others } = environment;
  if (PLIMSOLL_URL) environment.WEBHOOK_PROXY_URL = `${PLIMSOLL_URL.replace(/(?<!\/)\/+$/, '')}/api/github/webhooks`;
  let written = false;
  const server = await run(() => undefined, {
    env: { ...others, HOST: environment.HOST || '0.0.0.0' },
    log: pino({ level: 'warn', name: 'plimsoll' }, pino.destination(2)),
    updateEnv(values) {
      // The page is open to everybody who reaches it, so it serves once.
      if (written) throw new Error('The app was set up already; start the server anew.');
      updateEnvironmentFile(checked(values));
      written = true;
      done(resolve(ENVIRONMENT_FILE));
      return values;
    },
  });
  return { port: server.port, stop: () => server.stop() };
}

/** Only what the server needs, in the form that it takes. Probot puts the key into quotes. */
function checked(values: Readonly<Environment>): Record<(typeof NAMES)[number], string> {
  const [appId = '', privateKey = '', webhookSecret = ''] = NAMES.map((name) =>
    String(values[name] ?? '').replace(/^"([\s\S]*)"$/, '$1'),
  );
  if (!/^\d+$/.test(appId)) throw new Error('The app id has to be a number.');
  if (!/^-----BEGIN [A-Z ]*PRIVATE KEY-----\s/.test(privateKey))
    throw new Error('The private key has to be in PEM form.');
  if (webhookSecret === '') throw new Error('The webhook secret is missing.');
  return { APP_ID: appId, PRIVATE_KEY: privateKey, WEBHOOK_SECRET: webhookSecret };
}
