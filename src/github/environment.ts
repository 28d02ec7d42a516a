import { readFileSync } from 'node:fs';
import { getPrivateKey } from '@probot/get-private-key';
import { PAGES_URL } from '../report/rule-page.ts';
import type { ServerSettings } from './server.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

const WHERE = {
  APP_ID: 'the app\'s number, on its settings page under "About"',
  PRIVATE_KEY:
    'the text of the private key, made on the settings page under "Private keys"; or set PRIVATE_KEY_PATH to the downloaded .pem file',
  WEBHOOK_SECRET: 'the secret that you gave on the app\'s settings page under "Webhook"',
} as const;

/**
 * The server's settings from the environment (Probot's names).
 * @throws Error with a sentence for every variable that is missing or wrong, and where to get it
 */
export function settingsFrom(environment: Environment): ServerSettings {
  const { APP_ID, WEBHOOK_SECRET, PORT, HOST, LOG_LEVEL, GHE_HOST, GHE_PROTOCOL, PLIMSOLL_PAGES_URL } = environment;
  const problems: string[] = [];
  const appId = Number(APP_ID);
  if (!APP_ID) problems.push(`APP_ID is not set: ${WHERE.APP_ID}.`);
  else if (!Number.isSafeInteger(appId) || appId <= 0) problems.push(`APP_ID has to be a number: ${WHERE.APP_ID}.`);
  const privateKey = readKey(environment, problems);
  if (!WEBHOOK_SECRET) problems.push(`WEBHOOK_SECRET is not set: ${WHERE.WEBHOOK_SECRET}.`);
  const port = Number(PORT || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    problems.push(`PORT has to be a port number, not "${PORT}".`);
  const logLevel = LEVELS.find((level) => level === (LOG_LEVEL || 'info'));
  if (!logLevel) problems.push(`LOG_LEVEL has to be one of ${LEVELS.join(', ')}, not "${LOG_LEVEL}".`);
  if (problems.length > 0)
    throw new Error(`The server cannot start.\n${problems.map((line) => `  ${line}`).join('\n')}`);
  return {
    appId,
    privateKey: privateKey ?? '',
    webhookSecret: WEBHOOK_SECRET ?? '',
    port,
    // In a container "localhost" would be reachable by nobody.
    host: HOST || '0.0.0.0',
    logLevel: logLevel ?? 'info',
    baseUrl: GHE_HOST ? `${GHE_PROTOCOL || 'https'}://${GHE_HOST}/api/v3` : undefined,
    pagesUrl: (PLIMSOLL_PAGES_URL || PAGES_URL).replace(/\/+$/, ''),
    throttle: true,
  };
}

function readKey(environment: Environment, problems: string[]): string | undefined {
  const { PRIVATE_KEY, PRIVATE_KEY_PATH } = environment;
  if (!PRIVATE_KEY && !PRIVATE_KEY_PATH) {
    problems.push(`PRIVATE_KEY is not set: ${WHERE.PRIVATE_KEY}.`);
    return undefined;
  }
  try {
    // Takes line breaks as they are, as `\n`, or the whole key in base64.
    return (
      getPrivateKey({
        env: { PRIVATE_KEY: PRIVATE_KEY || readFileSync(PRIVATE_KEY_PATH ?? '', 'utf8') },
      }) ?? undefined
    );
  } catch (error) {
    const name = PRIVATE_KEY ? 'PRIVATE_KEY' : 'PRIVATE_KEY_PATH';
    problems.push(
      `${name} cannot be used (${error instanceof Error ? error.message.split('\n')[0] : error}): ${WHERE.PRIVATE_KEY}.`,
    );
    return undefined;
  }
}
