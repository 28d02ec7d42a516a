// npm run mutants -- [--survivors] [--threads 2] [--json FILE] [paths or patterns…]
// Changes sources in small ways (Stryker's mutants) and counts the changes that no test notices. Without paths: src/rules and src/dockerfile.
// Everything runs in this process: all mutants are in the code from the beginning and switched on one at a time, modules are loaded once, and
// a mutant meets only the tests that reach it, until one fails. What a module computes when it is loaded is computed anew for its mutants.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, matchesGlob } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { dependents } from './mutants/dependents.mjs';
import { filesBelow, modulesFrom } from './mutants/graph.mjs';
import { instrument } from './mutants/instrument.mjs';
import { newOrder } from './mutants/order.mjs';
import { newThread, patienceFor } from './mutants/pool.mjs';
import { count, HEAD, row, survivor } from './mutants/report.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What is changed when nothing else is asked for. */
const SUBJECTS = ['src/rules', 'src/dockerfile'];
/** The tests that look at these. Those of the rooms behind the rules use them in passing and take as long as all others together. */
const TESTS = [
  'test/dockerfile',
  'test/compose',
  'test/workflow',
  'test/repository',
  'test/refactor',
  'test/rules',
  'test/docs',
  'test/review/configuration-schema.test.ts',
];
/** Tests of generated programs, which run them, and of the continuous integration. */
const APART = ['test/refactor/translate/', 'test/docs/ci.test.ts'];
/** An import by which every rule's test reaches all other rules; they are none of its business. */
const IN_PASSING = ['test/support/rule-cases.ts', 'src/review/checkable.ts'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    survivors: { type: 'boolean' },
    threads: { type: 'string', default: String(availableParallelism()) },
    json: { type: 'string' },
  },
});

const sources = chosenSources(positionals.length > 0 ? positionals : SUBJECTS);
if (sources.length === 0) throw new Error(`No file of src/ fits ${positionals.join(' ')}.`);
const instrumented = new Map();
for (const path of sources) instrumented.set(path, await instrument(root, path));
const subjects = sources.filter((path) => instrumented.get(path).mutants.length > 0);
const texts = new Map(subjects.map((path) => [path, instrumented.get(path).text]));
const allTests = TESTS.flatMap((path) => (path.endsWith('.ts') ? [path] : filesBelow(root, path))).filter(
  (path) => path.endsWith('.test.ts') && !APART.some((apart) => path.startsWith(apart)),
);
const modules = await modulesFrom(root, allTests, texts);
const distances = new Map(subjects.map((path) => [path, dependents(modules, path, IN_PASSING)]));
const testFiles = allTests.filter((file) => [...distances.values()].some((near) => near.has(file)));
const sizes = new Map(subjects.map((path) => [path, instrumented.get(path).mutants.length]));

const threads = Array.from({ length: Number(values.threads) }, () => newThread({ root, modules, sizes, testFiles }));
try {
  process.exitCode = await run();
} finally {
  await Promise.all(threads.map((thread) => thread.end()));
}

async function run() {
  const { tests, failures, coverage } = await threads[0].ask({ dry: true });
  if (failures.length > 0) {
    console.error(
      `${failures.length} tests fail without any mutant; these have to pass first:\n\n${failures.join('\n\n')}`,
    );
    return 1;
  }
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  console.error(`${total} mutants in ${subjects.length} files, ${tests.length} tests in ${testFiles.length} files`);

  const results = [];
  const patience = patienceFor(tests);
  const queue = subjects.flatMap((path) => instrumented.get(path).mutants.map((_, id) => ({ path, id })));
  const orders = new Map(
    subjects.map((path) => [path, newOrder(tests, coverage.get(path), nearby(path), basename(path, '.ts'))]),
  );
  const started = Date.now();
  const tell = () => {
    const seconds = Math.round((Date.now() - started) / 1000);
    console.error(`${results.length} of ${total} in ${seconds} s; ${queue[0]?.path ?? 'nearly done'}`);
  };
  const progress = setInterval(tell, 30_000);
  try {
    await Promise.all(
      threads.map(async (thread) => {
        for (let next = queue.shift(); next; next = queue.shift()) {
          const order = orders.get(next.path);
          const { cut = false, ...work } = order.of(next.id) ?? {};
          const begun = performance.now();
          const outcome = work.jobs ? await thread.ask({ ...next, ...work }, patience) : { status: 'unreached' };
          if (outcome.status === 'killed') order.learn(outcome.by);
          const by = outcome.by && { file: testFiles[outcome.by.file], test: nameOf(tests, outcome.by) };
          const mutant = instrumented.get(next.path).mutants[next.id];
          results.push({ ...next, ...mutant, ...outcome, by, cut, time: Math.round(performance.now() - begun) });
        }
      }),
    );
  } finally {
    clearInterval(progress);
  }
  print(results.sort((a, b) => subjects.indexOf(a.path) - subjects.indexOf(b.path) || a.id - b.id));
  return 0;
}

function print(results) {
  const alive = ({ status }) => status === 'survived' || status === 'unreached';
  console.log(HEAD);
  for (const path of subjects) {
    const own = results.filter((result) => result.path === path);
    console.log(row(path, own));
    if (values.survivors) for (const result of own.filter(alive)) console.log(survivor(path, result));
  }
  console.log(row('all', results));
  console.log(
    row(
      'all but emptied texts for people',
      results.filter(({ prose }) => !prose),
    ),
  );
  if (values.json) writeFileSync(values.json, JSON.stringify({ counts: count(results), results }, null, 1));
}

function nearby(path) {
  const near = distances.get(path);
  return new Map(testFiles.flatMap((file, at) => (near.has(file) ? [[at, near.get(file)]] : [])));
}

function nameOf(tests, { file, index }) {
  return tests.find((test) => test.file === file && test.index === index)?.name;
}

function chosenSources(patterns) {
  const files = filesBelow(root, 'src').filter((path) => path.endsWith('.ts'));
  return files.filter((path) =>
    patterns.some(
      (pattern) => path === pattern || path.startsWith(`${pattern.replace(/\/$/, '')}/`) || matchesGlob(path, pattern),
    ),
  );
}
