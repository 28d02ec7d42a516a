/** A stretch of text: UTF-16 offsets counted from 0, the end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether two ranges share a character, or an empty one lies strictly inside the other. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `inner` lies wholly inside `outer` (equal ends count as inside). */
export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
