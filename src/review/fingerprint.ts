import { createHash } from 'node:crypto';
import type { Range } from '../text/range.ts';

/**
 * What a finding is recognised by after lines have moved: made of the rule, the path, the text that is marked (blanks folded), and
 * which of its equals it is. 16 hexadecimal digits.
 * @param occurrences how often each key was met so far; counted on
 */
export function fingerprint(
  rule: string,
  file: { readonly path: string; readonly text: string },
  range: Range,
  occurrences: Map<string, number>,
): string {
  const marked = file.text.slice(range.start, range.end).replace(/\s+/g, ' ').trim();
  const key = `${rule}\0${file.path}\0${marked}`;
  const occurrence = occurrences.get(key) ?? 0;
  occurrences.set(key, occurrence + 1);
  return createHash('sha256').update(`${key}\0${occurrence}`).digest('hex').slice(0, 16);
}
