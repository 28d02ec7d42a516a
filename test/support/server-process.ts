import { type ChildProcess, fork } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { ServerSettings } from '../../src/github/settings.ts';

const require = createRequire(import.meta.url);
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/plimsoll-tests/', import.meta.url));

/** A worker of the app in a process of its own, which can be killed. */
export interface WorkerProcess {
  readonly process: ChildProcess;
  /** Ends it as a failing machine would. */
  kill(): Promise<void>;
}

/** Bundles the server once; gives what starts workers on a database, against a stand-in, and what takes everything away. */
export function workerProcesses(): {
  start(database: ServerSettings['store'], standInUrl: string): Promise<WorkerProcess>;
  remove(): Promise<void>;
} {
  mkdirSync(CACHE, { recursive: true });
  // Beside node_modules, because packages that look for files beside themselves are not bundled.
  const folder = mkdtempSync(join(CACHE, 'worker-'));
  const js =
    "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);";
  buildSync({
    entryPoints: [fileURLToPath(new URL('worker-process.ts', import.meta.url))],
    outfile: join(folder, 'worker.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['probot', 'pino', '@probot/*', '@octokit/*', 'pg-boss', 'prom-client', '@electric-sql/*'],
    banner: { js },
  });
  for (const wasm of ['web-tree-sitter/web-tree-sitter.wasm', 'tree-sitter-bash/tree-sitter-bash.wasm'])
    copyFileSync(require.resolve(wasm), join(folder, wasm.split('/')[1] ?? ''));
  const started: WorkerProcess[] = [];
  return {
    async start(store, standInUrl) {
      const { privateKey } = generateKeyPairSync('rsa', {
        modulusLength: 2048,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      });
      const settings: Partial<ServerSettings> = {
        appId: 1,
        privateKey,
        webhookSecret: 'none comes here',
        port: 0,
        host: '127.0.0.1',
        logLevel: 'fatal',
        baseUrl: `${standInUrl}/api/v3`,
        pagesUrl: 'https://pages.example',
        throttle: false,
        role: 'worker',
        store,
        threads: 0,
        concurrency: 4,
        grace: 1_000,
      };
      const child = fork(join(folder, 'worker.mjs'), { execArgv: [] });
      const ended = new Promise<void>((done) => child.once('exit', () => done()));
      const worker: WorkerProcess = {
        process: child,
        async kill() {
          child.kill('SIGKILL');
          await ended;
        },
      };
      started.push(worker);
      const ready = new Promise<void>((done, failed) => {
        child.once('message', () => done());
        child.once('exit', (code) => failed(new Error(`The worker ended with ${code}.`)));
      });
      child.send(settings);
      await ready;
      return worker;
    },
    async remove() {
      await Promise.all(started.map((worker) => worker.kill()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
