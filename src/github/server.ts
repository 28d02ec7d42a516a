import type { Server as HttpServer } from 'node:http';
import { type Logger, pino } from 'pino';
import { Probot, Server } from 'probot';
import { loadShellGrammar } from '../shell/parser.ts';
import { findShellCheck } from '../shell/shellcheck.ts';
import { plimsollApp } from './app.ts';
import { errorSentence } from './errors.ts';
import { type Handler, pathOf } from './handlers.ts';
import { healthHandler } from './health.ts';
import { jobKey } from './jobs/job.ts';
import { runJob, type Workplace } from './jobs/run-job.ts';
import { octokitFor } from './octokit.ts';
import { freePort, listenAlone } from './ports.ts';
import { type DurableQueue, durableQueue } from './queue/durable-queue.ts';
import { memoryQueue } from './queue/memory-queue.ts';
import type { JobQueue, RunJob } from './queue/queue.ts';
import { openStore, type Store } from './queue/store.ts';
import type { ServerSettings } from './settings.ts';

export interface RunningServer {
  readonly port: number;
  /** Resolves when no accepted work is left. */
  idle(): Promise<void>;
  /** Takes no new work, finishes what runs or gives it back, and closes. */
  stop(): Promise<void>;
}

/**
 * Starts a process of the app: Probot's webhooks under `/api/github/webhooks`, unless it only works, and `/healthz` and `/readyz`.
 * @throws Error when the port is taken, the private key is none, or the database can't be reached
 */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  await loadShellGrammar();
  const log = logger(settings);
  const probotOptions = optionsFor(settings, log);
  const client = new Probot(probotOptions);
  await client.ready();
  const workplace: Workplace = {
    pagesUrl: settings.pagesUrl,
    shellCheck: findShellCheck(),
    log,
    signIn: (installation) => client.auth(installation),
  };
  const { queue, store, stopWork } = await startQueue(settings, log, (job) => runJob(job, workplace));
  let ending = false;
  const handlers: Handler[] = [
    healthHandler(async () => {
      if (ending) throw new Error('it ends');
      await store?.sql('SELECT 1');
    }),
  ];
  const { port, close } =
    settings.role === 'worker'
      ? await listenAlone(settings, handlers)
      : await listenWithProbot(settings, probotOptions, handlers, queue);
  return {
    port,
    idle: () => queue.idle(),
    async stop() {
      ending = true;
      // First no new work, so that what is asked of the queue below comes to an end.
      const closed = close();
      await stopWork();
      await closed;
      await store?.close();
    },
  };
}

/** Lines of JSON on stderr: stdout stays for what a command prints. Headers carry signatures and the status page's token. */
function logger({ logLevel }: ServerSettings): Logger {
  const redact = { paths: ['req.headers', 'res.headers'], remove: true };
  return pino({ level: logLevel, name: 'plimsoll', redact }, pino.destination(2));
}

type ProbotOptions = NonNullable<ConstructorParameters<typeof Probot>[0]>;

function optionsFor(
  { appId, privateKey, webhookSecret, throttle, baseUrl }: ServerSettings,
  log: Logger,
): ProbotOptions {
  return {
    appId,
    privateKey,
    secret: webhookSecret,
    log,
    Octokit: octokitFor(throttle),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
}

interface StartedQueue {
  readonly queue: JobQueue;
  readonly store: Store | undefined;
  stopWork(): Promise<void>;
}

async function startQueue(settings: ServerSettings, log: Logger, run: RunJob): Promise<StartedQueue> {
  const { store: where, role, concurrency, grace } = settings;
  if (!where) {
    const queue = memoryQueue(run, (job, error) =>
      log.error({ subject: jobKey(job) }, `A job failed: ${errorSentence(error)}`),
    );
    return { queue, store: undefined, stopWork: () => queue.idle() };
  }
  const store = await openStore({ ...where, supervise: role !== 'web' }, log);
  const queue: DurableQueue = durableQueue(store);
  if (role !== 'web') await queue.work({ concurrency, run, log });
  return { queue, store, stopWork: () => queue.stopWork(grace) };
}

async function listenWithProbot(
  { port, host }: ServerSettings,
  options: ProbotOptions,
  handlers: readonly Handler[],
  queue: JobQueue,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = new Server({
    log: options.log,
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
