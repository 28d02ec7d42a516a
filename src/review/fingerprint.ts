import { hash } from 'node:crypto';
import { keepLast } from '../text/memory.ts';
import type { Range } from '../text/range.ts';

/** So many characters of a line around what is marked count; a line may have a million. */
const MAX_CONTEXT = 200;

/**
 * What a finding is recognised by after lines have moved: made of the rule, the path, the lines that are marked (blanks folded), and
 * which of its equals it is. 16 hexadecimal digits.
 * @param occurrences how often each key was met so far; counted on
 */
export function fingerprint(
  rule: string,
  file: { readonly path: string; readonly text: string },
  range: Range,
  occurrences: Map<string, number>,
): string {
  const key = `${rule}\0${file.path}\0${markedLines(file, range)}`;
  const occurrence = occurrences.get(key) ?? 0;
  occurrences.set(key, occurrence + 1);
  return digest(`${key}\0${occurrence}`);
}

/** What a finding shares with itself after its line was edited: the rule, the path and what is said. 16 hexadecimal digits. */
export function kinOf({
  rule,
  path,
  message,
}: {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
}): string {
  return digest(`${rule}\0${path}\0${message}`);
}

function digest(text: string): string {
  return hash('sha256', text).slice(0, 16);
}

/** A longer stretch stands as its digest. */
const LONG = 1000;
/** Many findings mark the same lines, so each stretch is made once a file. */
const stretchesOf = keepLast((_file: object) => new Map<string, string>());

function markedLines(file: { readonly text: string }, range: Range): string {
  const { text } = file;
  const before = text.slice(Math.max(0, range.start - MAX_CONTEXT), range.start);
  const after = text.slice(range.end, range.end + MAX_CONTEXT);
  const start = range.start - (before.length - 1 - before.lastIndexOf('\n'));
  const line = after.indexOf('\n');
  const end = range.end + (line === -1 ? after.length : line);
  const stretches = stretchesOf(file);
  const place = `${start}-${end}`;
  const known = stretches.get(place);
  if (known !== undefined) return known;
  const folded = text.slice(start, end).replace(/\s+/g, ' ').trim();
  const stretch = folded.length > LONG ? digest(folded) : folded;
  stretches.set(place, stretch);
  return stretch;
}
