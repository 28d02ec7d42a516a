import { Random } from '../support/random.ts';
import type { Corpus } from './corpus.ts';
import type { Target } from './targets/target.ts';
import { TARGETS } from './targets.ts';

/** One input: what it is given to, and how. */
export interface Input {
  readonly target: string;
  readonly text: string;
  readonly way: number;
}

const LOTS = TARGETS.flatMap(([target, times]): Target[] => Array(times).fill(target));

/** The input with a number, of a run with a seed: the same every time. */
export function inputAt(seed: number, index: number, corpus: Corpus, only?: string): Input {
  const random = new Random(mixed(seed, index));
  const lots = only === undefined ? LOTS : LOTS.filter(({ name }) => name === only);
  const target = random.pick(lots);
  const way = random.below(1 << 16);
  return { target: target.name, way, text: target.make(random, corpus) };
}

/** Neighbours must not give neighbours. */
function mixed(seed: number, index: number): number {
  return Math.imul(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ index, 0xc2b2ae35) ^ (index >>> 15);
}

/**
 * Gives an input to its target; the shell grammar must be loaded.
 * @throws Error for everything that must not happen
 */
export function tryInput({ target, text, way }: Input): void {
  const found = TARGETS.find(([{ name }]) => name === target)?.[0];
  if (!found) throw new Error(`There is no target "${target}".`);
  found.check(text, way);
}
