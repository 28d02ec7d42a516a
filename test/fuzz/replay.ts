import { loadShellGrammar } from '../../src/shell/parser.ts';
import { readCorpus } from './corpus.ts';
import { leastTime, shrink } from './find.ts';
import { type Input, inputAt, tryInput } from './inputs.ts';

/** A find as it was written down; one that never ended has no input with it. */
interface Kept {
  readonly seed: number;
  readonly index: number;
  readonly input?: Input;
}

/**
 * Tries a find again, makes it shorter, and prints it.
 * @param options `bound` in milliseconds
 * @returns 1 when it still happens, and 0 when it doesn't
 */
export async function again(
  find: Kept,
  { root, bound, only }: { readonly root: string; readonly bound: number; readonly only: string | undefined },
): Promise<0 | 1> {
  await loadShellGrammar();
  const input = find.input ?? inputAt(find.seed, find.index, readCorpus(root), only);
  console.log(`${input.target}, way ${input.way}, ${input.text.length} characters:\n${JSON.stringify(input.text)}\n`);
  const happening = (text: string): string | undefined => {
    try {
      tryInput({ ...input, text });
    } catch (error) {
      return error instanceof Error ? `${error.name}: ${firstWords(error.message)}` : String(error);
    }
    return undefined;
  };
  const happens = happening(input.text);
  const isSlow = happens === undefined && leastTime(input) > bound;
  if (happens === undefined && !isSlow) {
    console.log('Nothing happens any more.');
    return 0;
  }
  const isSame = (text: string): boolean =>
    isSlow ? leastTime({ ...input, text }) > bound : happening(text) === happens;
  const shorter = shrink(input.text, isSame, isSlow ? 60 : 2_000);
  console.log(
    `${isSlow ? 'It is too slow.' : happens}\nThe same with ${shorter.length} characters:\n${JSON.stringify(shorter)}\n`,
  );
  try {
    tryInput({ ...input, text: shorter });
  } catch (error) {
    console.log(error instanceof Error ? error.stack : error);
  }
  return 1;
}

/** A message quotes what differs from text to text. */
function firstWords(message: string): string {
  return message.split(/[\d"]/)[0] ?? '';
}
