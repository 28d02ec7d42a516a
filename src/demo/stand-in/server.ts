import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Repository } from '../repository.ts';
import type { ApiAnswer, ApiRequest } from './api.ts';
import { tooManyRequests } from './refusal.ts';
import { answer } from './routes.ts';
import { createState, type State } from './state.ts';

/** One request and its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  /** Below the API's root (`/repos/…`, `/graphql`). */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly request: unknown;
  readonly status: number;
  readonly response: unknown;
}

/** Makes the next matching requests fail. */
export interface Fault {
  /** Every method when it is left out. */
  readonly method?: string;
  readonly path: RegExp;
  /** Only requests whose body has this text. */
  readonly containing?: string;
  /** The status to answer with; 0 drops the connection. */
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The request has its effect although the answer says otherwise. */
  readonly takesEffect?: boolean;
  /** How many more requests it hits. */
  times: number;
}

/** Something that happens elsewhere just before a matching request is answered, as when somebody pushes meanwhile. */
export interface Meanwhile {
  readonly method: string;
  readonly path: RegExp;
  run(): void;
  /** How many more requests it happens before. */
  times: number;
}

export interface StandIn {
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  readonly state: State;
  readonly faults: Fault[];
  readonly before: Meanwhile[];
  /** Every request since the start, those for tokens included. */
  readonly exchanges: readonly Exchange[];
  stop(): Promise<void>;
}

export interface StandInOptions {
  /** So many requests that create content are taken in a minute; GitHub's secondary limit by default. */
  readonly contentAMinute?: number;
  /** The port of the stand-in; 0 takes a free one. */
  readonly port?: number;
  /** Takes what is no request to the API: the demo's page. False when it isn't its own either. */
  readonly page?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

/** GitHub's secondary limit: so many requests that create content in a minute. */
const CONTENT_A_MINUTE = 80;
/** Paths that GitHub counts as creating content. */
const CONTENT = /\/(reviews|comments)$/;

/** Starts a local stand-in for GitHub on a git repository. */
export async function startStandIn(repository: Repository, options: StandInOptions = {}): Promise<StandIn> {
  const state = createState(repository);
  const faults: Fault[] = [];
  const before: Meanwhile[] = [];
  const exchanges: Exchange[] = [];
  const { contentAMinute = CONTENT_A_MINUTE } = options;
  const contentTimes: number[] = [];

  const respond = async (request: ApiRequest): Promise<ApiAnswer | undefined> => {
    for (const meanwhile of before) {
      if (meanwhile.times <= 0 || meanwhile.method !== request.method || !meanwhile.path.test(request.path)) continue;
      meanwhile.times--;
      meanwhile.run();
    }
    const fault = faults.find(
      (each) =>
        (each.method === undefined || each.method === request.method) &&
        each.path.test(request.path) &&
        (each.containing === undefined || JSON.stringify(request.body ?? '').includes(each.containing)) &&
        each.times > 0,
    );
    if (fault) fault.times--;
    if (fault?.takesEffect) await answer(state, request);
    if (fault?.status === 0) return undefined;
    if (fault) {
      return { status: fault.status, body: fault.body ?? { message: 'Server Error' }, headers: fault.headers ?? {} };
    }
    if (request.method === 'POST' && CONTENT.test(request.path)) {
      const now = Date.now();
      contentTimes.push(now);
      if (contentTimes.filter((time) => now - time < 60_000).length > contentAMinute) return tooManyRequests(60);
    }
    return answer(state, request);
  };

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(incoming.url ?? '/', 'http://stand-in');
    const root = /^\/api(\/v3)?(?=\/)/.exec(url.pathname)?.[0];
    if (root === undefined) {
      if (!(await options.page?.(incoming, response))) response.writeHead(404).end();
      return;
    }
    const text = await bodyOf(incoming);
    const request: ApiRequest = {
      method: incoming.method ?? 'GET',
      path: decodeURIComponent(url.pathname.slice(root.length)),
      query: url.searchParams,
      body: text === '' ? undefined : JSON.parse(text),
      accept: incoming.headers.accept ?? '',
    };
    const answered = await respond(request);
    if (!answered) {
      exchanges.push({ ...request, request: request.body, status: 0, response: undefined });
      incoming.socket.destroy();
      return;
    }
    const { status, body, headers } = answered;
    exchanges.push({ ...request, request: request.body, status, response: body });
    const raw = typeof body === 'string';
    response.writeHead(status, { 'content-type': raw ? 'application/vnd.github.raw' : 'application/json', ...headers });
    response.end(raw ? body : JSON.stringify(body));
  };

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: error instanceof Error ? error.message : String(error) }));
    });
  });
  await listen(server, options.port ?? 0);
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: state.url,
    state,
    faults,
    before,
    exchanges,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
