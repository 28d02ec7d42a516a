import type { SimpleCommand, Word } from '../syntax/tree.ts';
import { literal } from './names.ts';

/** What the words of a `read` ask for. */
export interface ReadWords {
  readonly raw: boolean;
  /** All words into one array. */
  readonly list: boolean;
  /** What ends the line, when it is another character than its end: `-d`, an empty one is NUL. */
  readonly end: string | undefined;
  readonly names: readonly Word[];
}

/** Takes the words of a `read` apart; undefined when an option isn't known, or not written out. */
export function readWordsOf(command: SimpleCommand): ReadWords | undefined {
  const rest = command.words.slice(1);
  const found = { raw: false, list: false, end: undefined as string | undefined };
  while (rest[0]?.raw.startsWith('-')) {
    const [option] = rest.splice(0, 1);
    const letters = /^-(r*)([ad]?)$/.exec(option?.raw ?? '');
    if (!letters) return undefined;
    if (letters[1] !== '') found.raw = true;
    if (letters[2] === 'a') found.list = true;
    if (letters[2] === 'd') {
      const end = literal(rest.shift());
      if (end === undefined) return undefined;
      found.end = end[0] ?? '\0';
    }
    // What stands behind -a is the name of the array.
    if (letters[2] === 'a' && rest[0]?.raw.startsWith('-')) return undefined;
    if (letters[2] === 'a') return { ...found, names: rest };
  }
  return { ...found, names: rest };
}

/** The names of the variables that a builtin such as `read` assigns, and what they hold then. */
export function writtenBy(
  name: 'read' | 'printf' | 'mapfile' | 'readarray',
  command: SimpleCommand,
): (readonly [Word, 'list' | 'text'])[] {
  const { words } = command;
  const read = name === 'read' ? readWordsOf(command) : undefined;
  const last = name === 'printf' ? (words[1]?.raw === '-v' ? words.slice(2, 3) : []) : words.slice(-1);
  const given = name === 'read' ? (read?.names ?? []) : last;
  const value = read?.list || name === 'mapfile' || name === 'readarray' ? 'list' : 'text';
  return given.filter(({ raw }) => /^[A-Za-z_]\w*$/.test(raw)).map((word) => [word, value]);
}
