import { lineRange } from '../text/lines.ts';
import type { Dockerfile } from './model.ts';

/**
 * The first line (from 1) of what belongs to a line of a Dockerfile: of the comments right above it, without parser directives and
 * without a line that only draws a rule, which heads a section.
 */
export function firstLineOf(file: Dockerfile, line: number): number {
  const directives = file.directives.at(-1)?.range.end ?? 0;
  let first = line;
  while (first > 1) {
    const { start, end } = lineRange(file.lines, first - 1);
    const text = file.text.slice(start, end);
    if (start < directives || !/^\s*#/.test(text) || /^\s*#\s*[-=#*]{5,}(?:\s+#)?\s*$/.test(text)) break;
    first--;
  }
  return first;
}
