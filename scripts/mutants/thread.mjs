// A thread that has all modules and tests in memory. It is asked for two things: a dry run of all tests, which tells what each of them
// reaches, and single mutants.
import { parentPort, workerData } from 'node:worker_threads';
import { newCoverage } from './coverage.mjs';
import { dependents } from './dependents.mjs';
import { jestGlobals } from './jest-globals.mjs';
import { evaluator, newRegistry } from './registry.mjs';
import { runTests } from './session.mjs';
import { newSwitch } from './switch.mjs';

const { root, modules, sizes, testFiles, progress } = workerData;
/** What the parent watches: how many tests were begun. */
const pulse = new Int32Array(progress);

const globals = jestGlobals();
const coverage = newCoverage(sizes);
const switches = new Map(
  [...sizes.keys()].map((path) => [path, newSwitch((id) => coverage.reached(path, id), coverage.recording)]),
);
const evaluate = evaluator(root, modules, {
  packages: { '@jest/globals': globals.module },
  switches,
  evaluating: coverage.evaluating,
});
let base = newRegistry(evaluate);
const spoilt = new Map();

/** The tests of a file, described anew in each registry. */
function suiteOf(registry, file) {
  if (!registry.suites.has(file))
    registry.suites.set(
      file,
      globals.collect(() => registry.load(file)),
    );
  return registry.suites.get(file);
}

/** Runs all tests with the original of everything. */
async function dryRun() {
  const tests = [];
  const failures = [];
  for (const [at, file] of testFiles.entries()) {
    coverage.begin({ file: at });
    const suite = suiteOf(base, file);
    const first = tests.length;
    let started = performance.now();
    const steps = {
      before: () => {
        started = performance.now();
      },
      hook: () => coverage.begin({ file: at }),
      test: (index) => coverage.begin({ test: first + index }),
    };
    for (const [index, { name }] of suite.entries()) {
      const failure = await runTests(suite, [index], steps);
      tests.push({ file: at, index, name, time: performance.now() - started });
      if (failure) failures.push(`${file}: ${name}\n${failure.error?.stack ?? failure.error}`);
    }
  }
  return { tests, failures, coverage: coverage.end() };
}

/**
 * Runs tests with a mutant until one fails.
 * @param jobs { file, indexes, anew: whether the file and what it imports must be evaluated with the mutant } in the order to take
 * @returns { status: 'killed' | 'survived', by: { file, index }, ran: how many tests }
 */
async function tryMutant(request) {
  const outcome = await runJobs(request);
  if (outcome.status !== 'killed' || outcome.by.index === undefined) return outcome;
  // A mutant may spoil what stays in memory: this one, and then the next ones must not meet it, or one before, and then this verdict is none.
  if (await passes(outcome.by)) return outcome;
  base = newRegistry(evaluate);
  const again = await runJobs(request);
  base = newRegistry(evaluate);
  if (again.status === 'killed' && again.by.index !== undefined && !(await passes(again.by)))
    throw new Error(`The test ${testFiles[again.by.file]} #${again.by.index} fails without a mutant.`);
  return again;
}

async function passes({ file, index }) {
  const suite = suiteOf(base, testFiles[file]);
  return suite[index] === undefined || (await runTests(suite, [index])) === undefined;
}

async function runJobs({ path, id, most, jobs }) {
  const mutant = switches.get(path);
  /** Files in which the mutant makes other tests; all of these are run at once. */
  const whole = new Set();
  let anew;
  let ran = 0;
  const steps = {
    before: () => {
      Atomics.add(pulse, 0, 1);
      mutant.rewind();
      ran++;
    },
  };
  for (const { file, indexes, anew: isAnew } of jobs) {
    const plain = suiteOf(base, testFiles[file]);
    mutant.set(id, most);
    try {
      if (isAnew) anew ??= newRegistry(evaluate, base, spoiltBy(path));
      const suite = isAnew ? suiteOf(anew, testFiles[file]) : plain;
      if (isAnew && !sameTests(suite, plain)) {
        if (whole.has(file)) continue;
        whole.add(file);
      }
      const chosen = whole.has(file) ? suite.keys() : indexes;
      const failure = await runTests(suite, [...chosen], steps);
      if (failure) return { status: 'killed', by: { file, index: failure.index }, ran };
    } catch {
      // Only the evaluation of modules is left to throw; it went well in the dry run.
      return { status: 'killed', by: { file }, ran };
    } finally {
      mutant.set(undefined);
    }
  }
  return { status: 'survived', ran };
}

/** The modules whose evaluation a mutant in one of them may change. */
function spoiltBy(path) {
  if (!spoilt.has(path)) spoilt.set(path, dependents(modules, path));
  return spoilt.get(path);
}

function sameTests(one, other) {
  return one.length === other.length && one.every(({ name }, index) => name === other[index].name);
}

parentPort.on('message', async (request) => {
  parentPort.postMessage(request.dry ? await dryRun() : await tryMutant(request));
});
