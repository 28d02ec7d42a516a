import type { Range } from './range.ts';

/** A place for people: line and column count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The lines of one text. `\n` and `\r\n` end a line (a lone `\r` does not, as in BuildKit). */
export interface LineIndex {
  readonly text: string;
  /** Offsets at which lines begin; `starts[0]` is 0. */
  readonly starts: readonly number[];
}

/** Builds the index in one pass over the text. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return { text, starts };
}

/** The line (from 1) that holds an offset; an offset past the end belongs to the last line. */
export function lineAt(index: LineIndex, offset: number): number {
  let low = 0;
  let high = index.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((index.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** Line and column (both from 1) of an offset. */
export function positionAt(index: LineIndex, offset: number): Position {
  const line = lineAt(index, offset);
  return { line, column: offset - (index.starts[line - 1] ?? 0) + 1 };
}

/** The range of a line (from 1) without its line ending. */
export function lineRange(index: LineIndex, line: number): Range {
  const start = index.starts[line - 1] ?? index.text.length;
  const next = index.starts[line];
  let end = next === undefined ? index.text.length : next - 1;
  if (next !== undefined && end > start && index.text[end - 1] === '\r') end--;
  return { start, end };
}

/** The range of a line (from 1) together with its line ending. */
export function fullLineRange(index: LineIndex, line: number): Range {
  return { start: index.starts[line - 1] ?? index.text.length, end: index.starts[line] ?? index.text.length };
}

/** The line ending that most of the text's first lines use; `\n` where there is none. */
export function dominantEol(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}
