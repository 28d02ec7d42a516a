import { createHash } from 'node:crypto';
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
  const before =
    file.text
      .slice(Math.max(0, range.start - MAX_CONTEXT), range.start)
      .split('\n')
      .at(-1) ?? '';
  const after = file.text.slice(range.end, range.end + MAX_CONTEXT).split('\n', 1)[0] ?? '';
  const lines = fold(`${before}${marked(file, range)}${after}`);
  const key = `${rule}\0${file.path}\0${lines}`;
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
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A longer stretch stands as its digest, made once: thousands of findings may mark the same long instruction. */
const LONG = 1000;
const DIGESTS = new WeakMap<object, Map<string, string>>();

function marked(file: { readonly text: string }, { start, end }: Range): string {
  const text = file.text.slice(start, end);
  if (text.length <= LONG) return text;
  const digests = DIGESTS.get(file) ?? new Map<string, string>();
  DIGESTS.set(file, digests);
  const place = `${start}-${end}`;
  const known = digests.get(place) ?? digest(fold(text));
  digests.set(place, known);
  return known;
}
