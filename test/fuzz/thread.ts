// A thread of `npm run fuzz`: tries one input after the other, and says which one it is at, so that one that never ends can be told.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { loadShellGrammar } from '../../src/shell/parser.ts';
import { readCorpus } from './corpus.ts';
import { type Find, leastTime } from './find.ts';
import { type Input, inputAt, tryInput } from './inputs.ts';

/** What a thread is told. */
export interface Order {
  readonly root: string;
  readonly seed: number;
  /** Inputs from here on, every `stride`th, below `end`. */
  readonly start: number;
  readonly stride: number;
  readonly end: number;
  readonly only: string | undefined;
  /** In milliseconds, for one input. */
  readonly bound: number;
  /** Of two numbers: the input at hand, and how many are done. */
  readonly shared: SharedArrayBuffer;
}

async function work(port: MessagePort, { root, seed, start, stride, end, only, bound, shared }: Order): Promise<void> {
  const at = new Float64Array(shared);
  await loadShellGrammar();
  const corpus = readCorpus(root);
  for (let index = start; index < end; index += stride) {
    at[0] = index;
    const input = inputAt(seed, index, corpus, only);
    const find = trial(input, bound);
    if (find) port.postMessage({ seed, index, ...find });
    at[1] = (at[1] ?? 0) + 1;
  }
  port.close();
}

/** What is wrong with an input; undefined when nothing is. */
function trial(input: Input, bound: number): Find | undefined {
  const started = performance.now();
  try {
    tryInput(input);
  } catch (error) {
    return { input, what: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  if (performance.now() - started <= bound) return undefined;
  const time = leastTime(input);
  return time > bound ? { input, what: `took ${Math.round(time)} ms` } : undefined;
}

if (parentPort) await work(parentPort, workerData as Order);
