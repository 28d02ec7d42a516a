/** What can't be translated exactly. */
export interface Refusal {
  /** The construct, short: `eval`, `${!name}`. */
  readonly construct: string;
  /** One sentence part that says why. */
  readonly reason: string;
  /** Line in the script, from 1. */
  readonly line: number;
}
