/** A stretch of text: UTF-16 offsets counted from 0, the end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}
