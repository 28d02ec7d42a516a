import type { Range } from './range.ts';

/** Replaces `range` of a text by `text`; an empty range inserts. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/**
 * Whether two edits cannot both be applied: they change a common character, or both insert at the same place (their order
 * would be arbitrary), or one inserts strictly inside what the other replaces. Touching edits do not conflict.
 */
export function conflict(a: TextEdit, b: TextEdit): boolean {
  if (a.range.start === b.range.start && (isInsertion(a) || isInsertion(b))) return true;
  return a.range.start < b.range.end && b.range.start < a.range.end;
}

function isInsertion(edit: TextEdit): boolean {
  return edit.range.start === edit.range.end;
}

/**
 * Applies edits that do not conflict, in any order given.
 * @throws RangeError when two of them overlap or one lies outside the text: the caller has to drop conflicts first.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = '';
  let at = 0;
  for (const edit of sorted) {
    if (edit.range.start < at || edit.range.end > text.length || edit.range.end < edit.range.start) {
      throw new RangeError(`edit ${edit.range.start}-${edit.range.end} overlaps another or lies outside the text`);
    }
    result += text.slice(at, edit.range.start) + edit.text;
    at = edit.range.end;
  }
  return result + text.slice(at);
}
