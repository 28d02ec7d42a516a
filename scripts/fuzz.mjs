// npm run fuzz -- [--runs 100000] [--seed 1] [--threads 2] [--bound 1000] [--only dockerfile] [--finds fuzz-finds] [--replay FILE]
// Gives generated and mutated texts to everything that reads what strangers write, and prints what must not happen: an error, a promise
// that is broken, or an input that takes longer than the bound (milliseconds). Each find is made shorter and written to a file, which
// `--replay` tries again. The same seed gives the same inputs. Exit 1 when there is a find.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: '2' },
    bound: { type: 'string', default: '1000' },
    only: { type: 'string' },
    finds: { type: 'string', default: 'fuzz-finds' },
    replay: { type: 'string' },
  },
});
const [runs, seed, threads, bound] = [values.runs, values.seed, values.threads, values.bound].map(Number);
/** An input that takes so many times the bound is ended. */
const PATIENCE = 20;
/** Of one kind of find so many are written down. */
const MOST_OF_A_KIND = 3;

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-fuzz-'));
try {
  const js =
    "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);";
  await build({
    absWorkingDir: root,
    entryPoints: { thread: 'test/fuzz/thread.ts', replay: 'test/fuzz/replay.ts' },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: { js },
    logLevel: 'warning',
  });
  for (const wasm of ['web-tree-sitter/web-tree-sitter.wasm', 'tree-sitter-bash/tree-sitter-bash.wasm'])
    copyFileSync(require.resolve(wasm), join(folder, basename(wasm)));
  process.exitCode = values.replay === undefined ? await fuzz() : await replay();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function fuzz() {
  const kinds = new Map();
  const states = Array.from({ length: threads }, () => new SharedArrayBuffer(16));
  const done = () => states.reduce((sum, shared) => sum + new Float64Array(shared)[1], 0);
  const started = Date.now();
  const tell = () => {
    const seconds = Math.max(1, Math.round((Date.now() - started) / 1000));
    const finds = [...kinds.values()].reduce((sum, count) => sum + count, 0);
    process.stderr.write(
      `${done()} of ${runs} inputs in ${seconds} s (${Math.round(done() / seconds)} a second), ${finds} finds of ${kinds.size} kinds\n`,
    );
  };
  const progress = setInterval(tell, 10_000);
  const found = (find) => {
    const kind = kindOf(find);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (kinds.get(kind) <= MOST_OF_A_KIND) keep(find, kind);
  };
  await Promise.all(states.map((shared, at) => follow(shared, at, found)));
  clearInterval(progress);
  tell();
  for (const [kind, count] of kinds) console.log(`${count} times: ${kind}`);
  return kinds.size === 0 ? 0 : 1;
}

/** Runs a thread, and another one behind an input that never ends or that ends the thread. */
async function follow(shared, first, found) {
  const at = new Float64Array(shared);
  for (let start = first; start < runs; ) {
    const workerData = { root, seed, start, stride: threads, end: runs, only: values.only, bound, shared };
    at[0] = -1;
    const worker = new Worker(join(folder, 'thread.mjs'), { workerData });
    worker.on('message', found);
    let [seen, since] = [-1, Date.now()];
    let hung = false;
    const watch = setInterval(() => {
      if (at[0] !== seen) [seen, since] = [at[0], Date.now()];
      else if (seen >= 0 && Date.now() - since > PATIENCE * bound) {
        hung = true;
        worker.terminate();
      }
    }, 500);
    let failure;
    worker.on('error', (error) => {
      failure = error;
    });
    await new Promise((ended) => worker.once('exit', ended));
    clearInterval(watch);
    if (!hung && !failure) return;
    if (at[0] < 0) throw failure;
    found({
      seed,
      index: at[0],
      what: hung ? `took more than ${PATIENCE * bound} ms` : `ended the thread: ${failure.stack}`,
    });
    at[1]++;
    start = at[0] + threads;
  }
}

/** What happens, without what differs from input to input: the first line, and where it was thrown. */
function kindOf({ what }) {
  const lines = what.split('\n');
  const frames = lines.filter((line) => /^\s+at /.test(line)).map((line) => line.trim().replace(/ \(.*/, ''));
  return `${lines[0]
    .slice(0, 200)
    .replace(/\d+/g, 'N')
    .replace(/"[^"]*"/g, '"…"')} ${frames.slice(0, 3).join(' ')}`;
}

function keep(find, kind) {
  mkdirSync(values.finds, { recursive: true });
  const path = join(values.finds, `${find.seed}-${find.index}.json`);
  writeFileSync(path, `${JSON.stringify(find, null, 2)}\n`);
  console.log(
    `\n=== seed ${find.seed}, input ${find.index} (${find.input?.target ?? 'see --replay'}): ${kind}\n${find.what.split('\n').slice(0, 8).join('\n')}`,
  );
  console.log(`npm run fuzz -- --replay ${path}`);
}

async function replay() {
  if (!existsSync(values.replay)) throw new Error(`There is no file ${values.replay}.`);
  const { again } = await import(pathToFileURL(join(folder, 'replay.mjs')).href);
  return again(JSON.parse(readFileSync(values.replay, 'utf8')), { root, bound, only: values.only });
}
