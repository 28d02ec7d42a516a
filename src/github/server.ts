import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { Probot, ProbotOctokit, Server } from 'probot';
import { loadShellGrammar } from '../shell/parser.ts';
import { findShellCheck } from '../shell/shellcheck.ts';
import { plimsollApp } from './app.ts';
import { errorSentence } from './errors.ts';
import { jobKey } from './jobs/job.ts';
import { runJob, type Workplace } from './jobs/run-job.ts';
import { memoryQueue } from './queue/memory-queue.ts';
import type { JobQueue } from './queue/queue.ts';

export interface ServerSettings {
  readonly appId: number;
  /** In PEM form. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';
  /** The address of GitHub's REST API when it isn't github.com's. */
  readonly baseUrl: string | undefined;
  readonly pagesUrl: string;
  /** Space requests as github.com asks for (a second between writes); off for a server without such limits. */
  readonly throttle: boolean;
}

export interface RunningServer {
  readonly port: number;
  /** Resolves when no accepted work is left. */
  idle(): Promise<void>;
  /** Takes no new work, finishes what was accepted, and closes. */
  stop(): Promise<void>;
}

/** So often a request is tried again after GitHub's secondary rate limit; Probot by itself would give up. */
const SECONDARY_LIMIT_RETRIES = 3;

const octokitFor = (throttle: boolean) =>
  ProbotOctokit.defaults((options: { readonly throttle?: object }) => ({
    ...options,
    throttle: {
      ...options.throttle,
      enabled: throttle,
      onSecondaryRateLimit: (_retryAfter: number, _options: object, _octokit: object, retryCount: number) =>
        retryCount < SECONDARY_LIMIT_RETRIES,
    },
  }));

/**
 * Starts the app server: Probot's webhooks under `/api/github/webhooks`, and `/healthz`.
 * @throws Error when the port is taken or the private key is none
 */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  await loadShellGrammar();
  const { appId, privateKey, webhookSecret, port, host, logLevel, baseUrl, pagesUrl, throttle } = settings;
  // Lines of JSON on stderr: stdout stays for what a command prints.
  const log = pino({ level: logLevel, name: 'plimsoll' }, pino.destination(2));
  const server = new Server({
    log,
    Probot: Probot.defaults({
      appId,
      privateKey,
      secret: webhookSecret,
      log,
      Octokit: octokitFor(throttle) as typeof ProbotOctokit,
      ...(baseUrl === undefined ? {} : { baseUrl }),
    }),
    port: port === 0 ? await freePort(host) : port,
    host,
  });
  let queue: JobQueue | undefined;
  await server.load((app, options) => {
    const workplace: Workplace = {
      pagesUrl,
      shellCheck: findShellCheck(),
      log: app.log,
      signIn: (installation) => app.auth(installation),
    };
    queue = memoryQueue(
      (job) => runJob(job, workplace),
      (job, error) => app.log.error({ subject: jobKey(job) }, `A job failed: ${errorSentence(error)}`),
    );
    options.addHandler((request, response) => {
      if (request.url?.split('?')[0] !== '/healthz') return false;
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}\n');
      return true;
    });
    return plimsollApp(queue)(app, options);
  });
  const http: HttpServer = await server.start();
  const idle = async (): Promise<void> => queue?.idle();
  return {
    port: server.port,
    idle,
    async stop() {
      const closed = server.stop();
      http.closeIdleConnections();
      await idle();
      http.closeAllConnections();
      await closed;
    },
  };
}

/** Probot takes port 0 for its default port, so a free one is looked for here. */
function freePort(host: string): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, host, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
