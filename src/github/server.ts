import type { Server as HttpServer } from 'node:http';
import { constants, setPriority } from 'node:os';
import { type Logger, pino } from 'pino';
import { Probot, Server } from 'probot';
import { loadShellGrammar } from '../shell/parser.ts';
import { findShellCheck } from '../shell/shellcheck.ts';
import { plimsollApp } from './app.ts';
import { type Engine, localEngine, threadedEngine } from './engine/engine.ts';
import { errorSentence } from './errors.ts';
import { type Handler, pathOf } from './handlers.ts';
import { healthHandler } from './health.ts';
import { jobKey } from './jobs/job.ts';
import { runJob, tellOfFailure, type Workplace } from './jobs/run-job.ts';
import { octokitFor } from './octokit.ts';
import { type Metrics, metrics } from './operating/metrics.ts';
import { operatorPages } from './operating/pages.ts';
import { freePort, type Listening, listenAlone } from './ports.ts';
import { begunInMemory } from './posting/begun-check-runs.ts';
import { begunInStore } from './queue/begun-in-store.ts';
import { durableQueue, type WorkOptions } from './queue/durable-queue.ts';
import { memoryQueue } from './queue/memory-queue.ts';
import type { JobQueue, RunJob } from './queue/queue.ts';
import { openStore, type Store } from './queue/store.ts';
import { startRounds } from './rounds/rounds.ts';
import type { ServerSettings } from './settings.ts';
import { signInAs, signInTo } from './sign-in.ts';

/** Probot's own path for them, and the bare address. */
const WEBHOOKS: readonly string[] = ['/api/github/webhooks', '/'];

export interface RunningServer {
  readonly port: number;
  /** Resolves when no accepted work is left. */
  idle(): Promise<void>;
  /** Takes no new work, finishes what runs or gives it back, and closes. */
  stop(): Promise<void>;
}

/**
 * Starts a process of the app: Probot's webhooks under `/api/github/webhooks` unless it only works, `/healthz`, `/readyz`, and the
 * operator's pages.
 * @throws Error when the port is taken, the private key is none, or the database can't be reached
 */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  // On a machine that they share the receiving process answers GitHub before the workers go on.
  if (settings.role === 'worker') setPriority(constants.priority.PRIORITY_LOW);
  await loadShellGrammar();
  const log = logger(settings);
  const store = settings.store && (await openStore({ ...settings.store, supervise: settings.role !== 'web' }, log));
  try {
    return await startOn(store, settings, log);
  } catch (error) {
    await store?.close();
    throw error;
  }
}

async function startOn(store: Store | undefined, settings: ServerSettings, log: Logger): Promise<RunningServer> {
  const counted = metrics(store);
  const probotOptions = optionsFor(settings, log, counted);
  const client = new Probot(probotOptions);
  await client.ready();
  const engine = startEngine(settings, log, counted);
  const workplace: Workplace = {
    pagesUrl: settings.pagesUrl,
    engine,
    log,
    signIn: signInAs(client),
    signInTo: (repository) => signInTo(client, repository),
    accept: (job) => queue.add(job),
    found: counted.found,
    begun: store ? begunInStore(store) : begunInMemory(),
  };
  const context: Context = { settings, store, log, counted };
  const { queue, stopWork } = await startQueue(
    context,
    (job, hold) => runJob(job, hold, workplace),
    (job, reason) => tellOfFailure(job, reason, workplace),
  );
  const works = settings.role !== 'web';
  const rounds =
    store && works
      ? await startRounds(store, { signInAsApp: () => client.auth(), signIn: workplace.signIn, log })
      : undefined;
  let ending = false;
  const ready = async (): Promise<void> => {
    if (ending) throw new Error('it ends');
    await store?.sql('SELECT 1');
  };
  const handlers = [healthHandler(ready), operatorPages(settings.statusToken, counted, store)];
  const { port, close } =
    settings.role === 'worker'
      ? await listenAlone(settings, handlers)
      : await listenWithProbot(context, probotOptions, handlers, queue);
  return {
    port,
    idle: () => queue.idle(),
    async stop() {
      ending = true;
      rounds?.stop();
      // First no new work, so that what is asked of the queue below comes to an end.
      const closed = close();
      await stopWork();
      await closed;
      await engine.stop();
      await store?.close();
    },
  };
}

interface Context {
  readonly settings: ServerSettings;
  readonly store: Store | undefined;
  readonly log: Logger;
  readonly counted: Metrics;
}

/** Lines of JSON. Headers carry signatures and the status page's token. */
function logger({ logLevel, logTo }: ServerSettings): Logger {
  const redact = { paths: ['req.headers', 'res.headers'], remove: true };
  return pino({ level: logLevel, name: 'plimsoll', redact }, logTo ?? pino.destination(2));
}

function startEngine({ threads }: ServerSettings, log: Logger, counted: Metrics): Engine {
  if (threads === 0) return localEngine(findShellCheck());
  return threadedEngine({
    script: new URL('./engine-worker.js', import.meta.url),
    threads,
    report({ kind, path, detail }) {
      counted.leftOut(kind);
      log.error({ bound: kind, path, detail }, 'Looking into files hit a bound');
    },
  });
}

/** Below `info` Probot and Octokit log whole requests, with what files hold in them. */
function quieter(log: Logger): Logger {
  return log.isLevelEnabled('debug') ? log.child({}, { level: 'info' }) : log;
}

type ProbotOptions = NonNullable<ConstructorParameters<typeof Probot>[0]>;

function optionsFor(settings: ServerSettings, log: Logger, counted: Metrics): ProbotOptions {
  const { appId, privateKey, webhookSecret, throttle, baseUrl } = settings;
  return {
    appId,
    privateKey,
    secret: webhookSecret,
    log: quieter(log),
    Octokit: octokitFor(throttle, counted),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
}

async function startQueue(
  { settings, store, log, counted }: Context,
  run: RunJob,
  fail: WorkOptions['fail'],
): Promise<{ readonly queue: JobQueue; stopWork(): Promise<void> }> {
  const { role, concurrency, grace } = settings;
  if (!store) {
    const queue = memoryQueue(run, async (job, error) => {
      log.error({ subject: jobKey(job) }, `A job failed: ${errorSentence(error)}`);
      await fail(job, errorSentence(error));
    });
    return { queue, stopWork: () => queue.idle() };
  }
  const queue = durableQueue(store);
  if (role !== 'web') {
    await queue.work({ concurrency, run, fail, log, ended: ({ kind }, ...how) => counted.worked(kind, ...how) });
  }
  return { queue, stopWork: () => queue.stopWork(grace) };
}

async function listenWithProbot(
  { settings: { port, host }, log, counted }: Context,
  options: ProbotOptions,
  handlers: readonly Handler[],
  queue: JobQueue,
): Promise<Listening> {
  const server = new Server({
    log: quieter(log),
    Probot: Probot.defaults(options),
    port: port === 0 ? await freePort(host) : port,
    host,
  });
  await server.load(async (app, more) => {
    for (const handler of handlers) more.addHandler(handler);
    more.addHandler(await rootWebhooks(app));
    return plimsollApp(queue)(app, more);
  });
  const http: HttpServer = await server.start();
  timeWebhooks(http, counted);
  return {
    port: server.port,
    async close() {
      const closed = server.stop();
      http.closeIdleConnections();
      await closed;
    },
  };
}

/** Probot's set-up page registers apps with the bare address of the server as the place for webhooks. */
async function rootWebhooks(app: Probot): Promise<Handler> {
  const receive = await app.getNodeMiddleware({ path: '/' });
  return (request, response) => request.method === 'POST' && pathOf(request) === '/' && receive(request, response);
}

/** GitHub's own names; anything else in the header is somebody's invention. */
const EVENT = /^[a-z_]{1,40}$/;

function timeWebhooks(http: HttpServer, counted: Metrics): void {
  http.on('request', (request, response) => {
    const event = request.headers['x-github-event'];
    if (!WEBHOOKS.includes(pathOf(request)) || typeof event !== 'string') return;
    const started = performance.now();
    response.once('finish', () => {
      // A request that isn't GitHub's must not make new time series.
      const name = response.statusCode === 200 && EVENT.test(event) ? event : 'refused';
      counted.delivered(name, response.statusCode, (performance.now() - started) / 1000);
    });
  });
}
