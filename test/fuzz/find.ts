import { type Input, tryInput } from './inputs.ts';

/** An input with which something happens that must not. */
export interface Find {
  readonly input: Input;
  readonly what: string;
}

/** The shortest of three times that an input takes, in milliseconds: a busy machine makes it longer, and never shorter. */
export function leastTime(input: Input): number {
  const times = [1, 2, 3].map(() => {
    const started = performance.now();
    tryInput(input);
    return performance.now() - started;
  });
  return Math.min(...times);
}

/**
 * Takes parts out of a find's text as long as the same thing happens, so that a person can read it.
 * @param isSame whether a text is still a find of the same kind
 * @param tries at most so many texts are tried
 */
export function shrink(text: string, isSame: (text: string) => boolean, tries = 2_000): string {
  let left = tries;
  let smallest = text;
  for (let size = Math.ceil(text.length / 2); size >= 1 && left > 0; ) {
    let shorter = false;
    for (let at = 0; at < smallest.length && left > 0; ) {
      const without = smallest.slice(0, at) + smallest.slice(at + size);
      left--;
      if (isSame(without)) {
        smallest = without;
        shorter = true;
      } else at += size;
    }
    if (size === 1 && !shorter) break;
    size = size === 1 ? 1 : Math.floor(size / 2);
  }
  return smallest;
}
