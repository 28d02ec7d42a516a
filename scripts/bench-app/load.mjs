// npm run load -- [--database embedded|postgres] [--burst 500] [--rate 50] [--seconds 60] [--workers 3] [--kill-every 0]
//   [--kill-seconds 60] [--restart-database 0] [--refuse-one-in 0] [--rate-limit 0] [--hostile]
// Delivers events for different pull requests in a burst and then at a rate to real server processes, against the stand-in for GitHub on
// this machine; half of the pull requests get a second commit while they wait. As asked, a worker is killed every few seconds for a while,
// Postgres is restarted every few seconds, GitHub answers 502 to one request in so many, or refuses those beyond so many in ten seconds
// until the ten seconds are over; and the files are those that are made to be slow. Prints a table, and fails when a pull request has not
// exactly one review of its last commit, when a check run is open, or when a delivery was refused.
import { execFileSync, fork, spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import { createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hostileDockerfiles } from '../hostile.mjs';
import { parts, pullRecord } from './parts.mjs';

const SECRET = 'load-test-secret';
const TOKEN = 'load-test-status-token';
const BRANCHES = 20;
/** Whoever delivers keeps so many connections; the wait for one of them counts as time until the answer. */
const senders = new Agent({ keepAlive: true, maxSockets: 64 });

if (process.send) await standIn();
else await main();

/** The child: GitHub. Answers messages: make pull requests and their events, move heads, tell what came of it. */
async function standIn() {
  const { createRepository, deliverPullRequest, startStandIn } = await parts();
  const repository = createRepository();
  repository.create('main', 'Begin', { Dockerfile: 'FROM debian:12\nCOPY a /a\nUSER 1000\n' });
  const slow = process.argv.includes('--hostile') ? Object.values(hostileDockerfiles()) : [];
  for (let at = 0; at < BRANCHES; at++) {
    // Files that are too long are turned away quickly; the slow ones are spread over the list.
    const beside = slow.length > 0 ? { 'slow/Dockerfile': slow[Math.floor((at * slow.length) / BRANCHES)] } : {};
    const dockerfile = `FROM debian:12\nCOPY a /a\nADD data${at}/ /data/\nUSER 1000\n`;
    repository.create(`first-${at}`, 'Change it', { Dockerfile: dockerfile, ...beside }, 'main');
    const more = `FROM debian:12\nCOPY a /a\nADD data${at}/ /data/\nRUN sudo make install-${at}\nUSER 1000\n`;
    repository.create(`second-${at}`, 'Go on', { Dockerfile: more }, `first-${at}`);
  }
  const { state, url, faults } = await startStandIn(repository, { contentAMinute: Number.POSITIVE_INFINITY });
  // What GitHub would send is caught here, and sent to the servers by the parent, which measures.
  let caught;
  const catcher = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      caught = { headers: request.headers, body: Buffer.concat(chunks).toString() };
      response.end();
    });
  });
  await new Promise((done) => catcher.listen(0, '127.0.0.1', done));
  const target = { url: `http://127.0.0.1:${catcher.address().port}/`, secret: SECRET };
  const event = async (number, branch, action) => {
    state.pullRequests.set(number, pullRecord(number, branch));
    await deliverPullRequest(state, target, number, action, { delivery: randomUUID() });
    return caught;
  };
  const commands = {
    open: ({ number }) => event(number, `first-${number % BRANCHES}`, 'opened'),
    push: ({ number }) => event(number, `second-${number % BRANCHES}`, 'synchronize'),
    refuse: ({ oneIn }) => {
      let count = 0;
      faults.push(
        Object.defineProperty(
          { path: /./, status: 502 },
          'times',
          decisions(() => ++count % oneIn === 0),
        ),
      );
    },
    limit: ({ most }) => {
      // As GitHub's hourly limit, in ten seconds.
      let end = 0;
      let left = 0;
      const isOver = () => {
        if (Date.now() >= end) [end, left] = [Date.now() + 10_000, most];
        return --left < 0;
      };
      faults.push(
        Object.defineProperty({ path: /^(?!.*access_tokens)/, status: 403, ...RATE_LIMIT }, 'times', decisions(isOver)),
      );
      Object.defineProperty(faults.at(-1), 'headers', {
        get: () => ({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(end / 1000)) }),
      });
    },
    result: () => ({
      reviews: state.reviews.map(({ pullRequest, commit }) => [pullRequest, commit]),
      heads: [...state.pullRequests.values()].map(({ number, headBranch }) => [number, repository.resolve(headBranch)]),
      open: state.checkRuns.filter(({ status }) => status !== 'completed').length,
      summaries: state.issueComments.map(({ pullRequest }) => pullRequest),
    }),
  };
  process.on('message', async ({ id, name, ...about }) => process.send({ id, answer: await commands[name](about) }));
  process.on('disconnect', () => {
    repository.remove();
    process.exit();
  });
  process.send({ url });
}

const RATE_LIMIT = { body: { message: 'API rate limit exceeded for installation ID 4711.' } };

/** How many more requests a fault hits, decided anew for each. */
function decisions(hits) {
  return { get: () => (hits() ? 1 : 0), set: () => undefined };
}

async function main() {
  const number = { type: 'string' };
  const { values } = parseArgs({
    options: {
      database: { type: 'string', default: 'embedded' },
      burst: { ...number, default: '500' },
      rate: { ...number, default: '50' },
      seconds: { ...number, default: '60' },
      workers: { ...number, default: '3' },
      'kill-every': { ...number, default: '0' },
      'restart-database': { ...number, default: '0' },
      'kill-seconds': { ...number, default: '60' },
      'refuse-one-in': { ...number, default: '0' },
      'rate-limit': { ...number, default: '0' },
      hostile: { type: 'boolean', default: false },
    },
  });
  const github = fork(fileURLToPath(import.meta.url), values.hostile ? ['--hostile'] : []);
  const [{ url }] = await once(github, 'message');
  const ask = asker(github);
  const postgres = values.database === 'postgres' ? await startPostgres() : undefined;
  const directory = mkdtempSync(join(tmpdir(), 'plimsoll-load-'));
  const environment = serverEnvironment(url, postgres?.url, directory);
  const roles = postgres ? ['web', ...Array(Number(values.workers)).fill('worker')] : ['all'];
  const servers = await Promise.all(roles.map((role) => startServer(role, environment)));
  const times = [];
  const starting = [];
  const failed = [];
  try {
    if (Number(values['refuse-one-in']) > 0) await ask('refuse', { oneIn: Number(values['refuse-one-in']) });
    if (Number(values['rate-limit']) > 0) await ask('limit', { most: Number(values['rate-limit']) });
    const started = performance.now();
    const deliver = async (event) => {
      const began = performance.now();
      const status = await send(servers[0].port, event);
      times.push(performance.now() - began);
      if (status >= 300) failed.push(status);
    };
    const stop = new AbortController();
    const killing = performance.now() + Number(values['kill-seconds']) * 1000;
    let killed = 0;
    const troubles = [
      every(Number(values['kill-every']), stop.signal, async () => {
        const alive = servers.flatMap(({ role, up }, at) => (role === 'worker' && up ? [at] : []));
        const at = alive[Math.floor(Math.random() * alive.length)];
        if (at === undefined || performance.now() > killing) return;
        killed++;
        servers[at].process.kill('SIGKILL');
        servers[at] = { ...servers[at], up: false };
        const again = async () => {
          servers[at] = await startServer('worker', environment);
        };
        starting.push(again());
      }),
      every(Number(values['restart-database']), stop.signal, async () => postgres.restart()),
    ];
    const burst = Number(values.burst);
    const events = [];
    for (let at = 1; at <= burst; at++) events.push(wireForm(await ask('open', { number: at })));
    await Promise.all(events.map(deliver));
    const pushes = async () => {
      for (let at = 1; at <= burst; at += 2) await deliver(wireForm(await ask('push', { number: at })));
    };
    const steady = async () => {
      const pending = [];
      for (let at = 0; at < Number(values.rate) * Number(values.seconds); at++) {
        const next = started + (at * 1000) / Number(values.rate);
        const event = wireForm(await ask('open', { number: burst + 1 + at }));
        await wait(Math.max(0, next - performance.now()));
        pending.push(deliver(event));
      }
      await Promise.all(pending);
    };
    await Promise.all([pushes(), steady()]);
    const counts = await idle(servers[0], stop);
    await Promise.all([...troubles, ...starting]);
    const seconds = (performance.now() - started) / 1000;
    const memory = servers.map((server) => server.peak());
    const lags = await Promise.all(servers.map((server) => metric(server, /^nodejs_eventloop_lag_p99_seconds (\S+)/m)));
    judge(await ask('result'), { times, failed, seconds, memory, lags, killed, given: counts.failed, values });
  } finally {
    await Promise.allSettled(starting);
    for (const server of servers) server.process.kill('SIGTERM');
    await Promise.all(servers.map((server) => server.ended));
    github.disconnect();
    postgres?.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

function judge({ reviews, heads, open, summaries }, { times, failed, seconds, memory, lags, killed, given, values }) {
  const counted = new Map();
  for (const [pull, commit] of reviews) counted.set(`${pull} ${commit}`, (counted.get(`${pull} ${commit}`) ?? 0) + 1);
  const lost = heads.filter(([pull, head]) => !counted.has(`${pull} ${head}`)).length;
  const doubled =
    [...counted.values()].filter((count) => count > 1).length + summaries.length - new Set(summaries).size;
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
  const rows = [
    ['deliveries', times.length],
    ['pull requests', heads.length],
    ['refused deliveries', failed.length],
    ['acknowledged within, ms (median, 99th percentile)', `${at(0.5)}, ${at(0.99)}`],
    ['reviews a second', (reviews.length / seconds).toFixed(1)],
    ['seconds until all was done', Math.round(seconds)],
    ['lost', lost],
    ['doubled', doubled],
    ['open check runs', open],
    ['peak memory of each process, MB', memory.join(', ')],
    ['event loop delay of each process, 99th percentile, ms', lags.map((lag) => Math.round(lag * 1000)).join(', ')],
    ['jobs given up', given],
    ['killed workers', killed],
  ];
  process.stdout.write(
    `| ${values.database} | |\n|---|---|\n${rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}\n`,
  );
  if (lost + doubled + open + failed.length > 0) process.exitCode = 1;
}

function asker(child) {
  const open = new Map();
  let count = 0;
  child.on('message', ({ id, answer }) => open.get(id)?.(answer));
  return (name, about = {}) =>
    new Promise((done) => {
      const id = ++count;
      open.set(id, (answer) => {
        open.delete(id);
        done(answer);
      });
      child.send({ id, name, ...about });
    });
}

/** Does something again and again until it is told to stop; never with 0. */
async function every(seconds, signal, work) {
  if (seconds === 0) return;
  while (!signal.aborted) {
    await wait(seconds * 1000);
    if (!signal.aborted) await work();
  }
}

function serverEnvironment(url, databaseUrl, directory) {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    ...process.env,
    APP_ID: '1',
    PRIVATE_KEY: privateKey,
    WEBHOOK_SECRET: SECRET,
    HOST: '127.0.0.1',
    GHE_HOST: new URL(url).host,
    GHE_PROTOCOL: 'http',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal',
    PLIMSOLL_THROTTLE: 'off',
    PLIMSOLL_STATUS_TOKEN: TOKEN,
    PLIMSOLL_DATA_DIR: directory,
    DATABASE_URL: databaseUrl ?? '',
  };
}

async function startServer(role, environment) {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../../dist/cli.js', import.meta.url)), 'serve', '--role', role],
    {
      env: { ...environment, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  for (let attempt = 0; ; attempt++) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.ok) break;
    if (attempt > 1200 || child.exitCode !== null) throw new Error(`The ${role} did not start.`);
    await wait(100);
  }
  const peak = () => {
    const text = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(text)?.[1] ?? 0) / 1024);
  };
  return { role, port, process: child, ended, peak, up: true };
}

async function metric({ port }, pattern) {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  return Number(pattern.exec(await answer.text())?.[1] ?? Number.NaN);
}

/** Sends one delivery, and gives the status of its answer. `fetch` needs more time for five hundred at once than the server does. */
function send(port, { headers, body }) {
  return new Promise((done, fail) => {
    const options = { agent: senders, host: '127.0.0.1', port, path: '/api/github/webhooks', method: 'POST' };
    request({ ...options, headers }, (answer) => {
      answer.resume().on('end', () => done(answer.statusCode));
    })
      .on('error', fail)
      .end(body);
  });
}

/** Waits until no job is left; the troubles end when few are, so that what they interrupted can come to its end. */
async function idle({ port }, stop) {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/status.json`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    }).catch(() => undefined);
    if (answer?.ok) {
      const { counts } = await answer.json();
      const left = counts.created + counts.retry + counts.active;
      if (left < 20) stop.abort();
      if (left === 0) return counts;
    }
    await wait(500);
  }
}

/** What goes over the wire for an event, made before its time is taken. */
function wireForm({ headers, body }) {
  const only = Object.entries(headers).filter(([name]) => /^(content-type|user-agent|x-)/.test(name));
  const bytes = Buffer.from(body);
  return { headers: { ...Object.fromEntries(only), 'content-length': bytes.length }, body: bytes };
}

function freePort() {
  return new Promise((done) => {
    const socket = createSocket().listen(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => done(port));
    });
  });
}

async function startPostgres() {
  const root = '/usr/lib/postgresql';
  const newest = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a))[0] : undefined;
  const bin = newest === undefined ? '' : `${root}/${newest}/bin/`;
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-load-postgres-'));
  const asRoot = process.getuid?.() === 0;
  if (asRoot) chownSync(folder, Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })), 0);
  const run = (program, ...args) => {
    const command = asRoot
      ? ['runuser', '-u', 'postgres', '--', `${bin}${program}`, ...args]
      : [`${bin}${program}`, ...args];
    const { status, stderr } = spawnSync(command[0], command.slice(1), {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  };
  const data = join(folder, 'data');
  const port = await freePort();
  run('initdb', '-D', data, '-A', 'trust', '-U', 'plimsoll', '--no-sync');
  const start = () =>
    run(
      'pg_ctl',
      '-D',
      data,
      '-o',
      `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`,
      '-l',
      join(folder, 'log'),
      '-w',
      'start',
    );
  start();
  const end = () => run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
  return {
    url: `postgres://plimsoll@127.0.0.1:${port}/postgres`,
    restart() {
      end();
      start();
    },
    stop() {
      end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
