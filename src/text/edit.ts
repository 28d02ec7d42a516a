import type { Range } from './range.ts';

/** Replaces `range` of a text by `text`; an empty range inserts. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/**
 * Whether two edits cannot both be applied: they change a common character, or one inserts strictly inside what the other
 * replaces, or both insert at the same place (their order would be arbitrary) something else than words of their own. Touching
 * edits do not conflict, unless lines are written anew in front of something that comes behind them.
 */
export function conflict(a: TextEdit, b: TextEdit): boolean {
  if (a.range.start === b.range.start && (isInsertion(a) || isInsertion(b))) return !areWords(a, b);
  if (isBehindRewrite(a, b) || isBehindRewrite(b, a)) return true;
  return a.range.start < b.range.end && b.range.start < a.range.end;
}

/**
 * What is put behind lines that are written anew: ` && x` behind a RUN that becomes a here-document would follow its last line, and
 * behind one that becomes an ADD it would be among the words of that.
 */
function isBehindRewrite(edit: TextEdit, { range, text }: TextEdit): boolean {
  const rewrites = range.start < range.end && (text.includes('\n') || ANOTHER_INSTRUCTION.test(text));
  return rewrites && edit.range.start === range.end && edit.text !== '';
}

const ANOTHER_INSTRUCTION = /^(ADD|COPY|ENV|LABEL|SHELL|USER|WORKDIR)[ \t]/i;

/**
 * Two insertions of different words, each behind its own blank or comma: `-y` and `--quiet` behind the same word. What goes over
 * lines may end in another instruction.
 */
function areWords(a: TextEdit, b: TextEdit): boolean {
  return [a, b].every((edit) => isInsertion(edit) && /^,?[ \t][^\n]*$/.test(edit.text)) && a.text !== b.text;
}

/** Edits of one text without conflicts among them, kept in order, so that asking for a conflict is quick for any number. */
export class EditSet {
  readonly #edits: TextEdit[] = [];

  /** Takes all of these edits in, or none when one of them conflicts with what is there; says whether it did. */
  add(edits: readonly TextEdit[]): boolean {
    if (edits.some((edit) => this.#conflicts(edit))) return false;
    for (const edit of edits) this.#edits.splice(this.#place(edit), 0, edit);
    return true;
  }

  /** What is there overlaps nothing else that is there, so only neighbours can be in the way. */
  #conflicts(edit: TextEdit): boolean {
    const place = this.#place(edit);
    for (let at = place; at < this.#edits.length; at++) {
      const other = this.#edits[at] as TextEdit;
      if (other.range.start > edit.range.end) break;
      if (conflict(edit, other)) return true;
    }
    for (let at = place - 1; at >= 0; at--) {
      const other = this.#edits[at] as TextEdit;
      if (conflict(edit, other)) return true;
      if (other.range.start < edit.range.start && !isInsertion(other)) break;
    }
    return false;
  }

  /** The index of the first edit that begins at or behind this one. */
  #place(edit: TextEdit): number {
    let low = 0;
    let high = this.#edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#edits[middle] as TextEdit).range.start < edit.range.start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isInsertion(edit: TextEdit): boolean {
  return edit.range.start === edit.range.end;
}

/**
 * Applies edits that do not conflict, in any order given; of insertions at one place the first given comes first.
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
