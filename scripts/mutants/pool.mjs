import { Worker } from 'node:worker_threads';

/** A test that takes so long, in milliseconds, is ended, and so is one that takes so many times the slowest of the dry run. */
const PATIENCE = 10_000;
const TIMES_SLOWEST = 10;
const LOOK = 250;
/** For a thread, in megabytes; a mutant that needs more is ended as well. */
const MEMORY = 3000;

/**
 * A thread that answers one request after the other, and is replaced when it has to be ended.
 * @param data the thread's `workerData`
 * @returns `ask(request, patience)`, the answer; { status: 'timed out' } when the thread didn't come on within the patience (milliseconds;
 *   left out, for ever) or needed too much memory
 */
export function newThread(data) {
  let worker;
  let pulse;

  function start() {
    const progress = new SharedArrayBuffer(4);
    pulse = new Int32Array(progress);
    worker = new Worker(new URL('thread.mjs', import.meta.url), {
      workerData: { ...data, progress },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
  }

  async function end() {
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  }

  function ask(request, patience = Number.POSITIVE_INFINITY) {
    if (!worker) start();
    const asked = worker;
    return new Promise((resolve, reject) => {
      let [seen, since] = [Atomics.load(pulse, 0), Date.now()];
      const watch = setInterval(() => {
        const at = Atomics.load(pulse, 0);
        if (at !== seen) [seen, since] = [at, Date.now()];
        else if (Date.now() - since > patience) {
          stop();
          end().then(() => resolve({ status: 'timed out' }));
        }
      }, LOOK);
      const answered = (answer) => {
        stop();
        resolve(answer);
      };
      const failed = (error) => {
        stop();
        worker = undefined;
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ status: 'timed out' });
        else reject(error);
      };
      const stop = () => {
        clearInterval(watch);
        asked.off('message', answered);
        asked.off('error', failed);
      };
      asked.on('message', answered);
      asked.on('error', failed);
      asked.postMessage(request);
    });
  }

  return { ask, end };
}

/** How long to wait for one test, in milliseconds. */
export function patienceFor(tests) {
  return tests.reduce((most, { time }) => Math.max(most, time * TIMES_SLOWEST), PATIENCE);
}
