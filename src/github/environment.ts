import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { getPrivateKey } from '@probot/get-private-key';
import { PAGES_URL } from '../report/rule-page.ts';
import type { DatabaseSettings, Role, ServerSettings } from './settings.ts';

/** Jobs wait for GitHub most of their time. */
const DEFAULT_CONCURRENCY = 8;
/** In seconds; Kubernetes and Docker Compose kill after 30 and 10 unless told otherwise. */
const DEFAULT_GRACE = 25;
/** Anybody may try tokens at the status page. */
const SHORTEST_TOKEN = 16;
/** In the folder where the server is started. */
const DEFAULT_DIRECTORY = 'plimsoll-data';
/** Lies beside the bundle. */
const PREPARED_DATABASE = new URL('./database.tar.gz', import.meta.url);

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
export function settingsFrom(environment: Environment, role: Role = 'all'): ServerSettings {
  const { APP_ID, WEBHOOK_SECRET, PORT, HOST, LOG_LEVEL, GHE_HOST, GHE_PROTOCOL, PLIMSOLL_PAGES_URL } = environment;
  const { DATABASE_URL, PLIMSOLL_CONCURRENCY, PLIMSOLL_GRACE_SECONDS } = environment;
  const { PLIMSOLL_STATUS_TOKEN } = environment;
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
  const threads = wholeNumber('PLIMSOLL_THREADS', environment.PLIMSOLL_THREADS, defaultThreads(), problems);
  const concurrency = wholeNumber('PLIMSOLL_CONCURRENCY', PLIMSOLL_CONCURRENCY, DEFAULT_CONCURRENCY, problems);
  const grace = wholeNumber('PLIMSOLL_GRACE_SECONDS', PLIMSOLL_GRACE_SECONDS, DEFAULT_GRACE, problems);
  if (DATABASE_URL && !/^postgres(ql)?:\/\//.test(DATABASE_URL))
    problems.push('DATABASE_URL has to begin with postgres://; without it, an embedded database is used.');
  if (PLIMSOLL_STATUS_TOKEN && PLIMSOLL_STATUS_TOKEN.length < SHORTEST_TOKEN)
    problems.push(`PLIMSOLL_STATUS_TOKEN needs ${SHORTEST_TOKEN} characters or more: openssl rand -hex 16 makes one.`);
  if (role !== 'all' && !DATABASE_URL)
    problems.push(
      `--role ${role} needs DATABASE_URL: the embedded database serves one process, which receives and works.`,
    );
  if (!['on', 'off', undefined, ''].includes(environment.PLIMSOLL_THROTTLE))
    problems.push(`PLIMSOLL_THROTTLE has to be on or off, not "${environment.PLIMSOLL_THROTTLE}".`);
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
    pagesUrl: (PLIMSOLL_PAGES_URL || PAGES_URL).replace(/(?<!\/)\/+$/, ''),
    throttle: environment.PLIMSOLL_THROTTLE !== 'off',
    role,
    store: databaseSettings(environment),
    statusToken: PLIMSOLL_STATUS_TOKEN || undefined,
    threads,
    concurrency,
    grace: grace * 1000,
  };
}

/** Where accepted work is kept. */
export function databaseSettings({ DATABASE_URL, PLIMSOLL_DATA_DIR }: Environment): DatabaseSettings {
  return {
    databaseUrl: DATABASE_URL || undefined,
    directory: PLIMSOLL_DATA_DIR || DEFAULT_DIRECTORY,
    prepared: PREPARED_DATABASE,
  };
}

/** One core is left to the server itself, and more than four threads wait for GitHub's answers most of their time. */
function defaultThreads(): number {
  return Math.min(4, Math.max(1, availableParallelism() - 1));
}

function wholeNumber(name: string, value: string | undefined, otherwise: number, problems: string[]): number {
  const number = Number(value || otherwise);
  if (!Number.isInteger(number) || number < 1 || number > 1000)
    problems.push(`${name} has to be a whole number from 1 to 1000, not "${value}".`);
  return number;
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
