import type { Random } from '../../support/random.ts';
import type { Corpus } from '../corpus.ts';
import { type Grammar, sentence } from '../grammar.ts';
import { mutate } from '../mutate.ts';

/** Something that takes texts from strangers. */
export interface Target {
  readonly name: string;
  make(random: Random, corpus: Corpus): string;
  /**
   * Gives the text to the code.
   * @param way a number that picks how, so that the same text and way do the same
   * @throws Error for everything that must not happen
   */
  check(text: string, way: number): void;
}

/** A sentence of the grammar, one that was changed, or a text of the corpus that was changed. */
export function text(random: Random, grammar: Grammar, start: string, seeds: readonly string[]): string {
  const made = (): string => sentence(grammar, start, random);
  const how = random.below(10);
  if (how < 3) return made();
  const others = [made(), ...(seeds.length > 0 ? [random.pick(seeds)] : [])];
  return mutate(how < 6 || seeds.length === 0 ? made() : random.pick(seeds), random, others);
}
