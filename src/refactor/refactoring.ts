import type { TextEdit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';

/** A large rewrite: offered with its edits, or refused with reasons that a maintainer understands. */
export type Refactoring =
  | {
      readonly offered: true;
      readonly title: string;
      readonly edits: readonly TextEdit[];
      /** About how much smaller the image gets, in megabytes: an estimate. Undefined where nothing is known. */
      readonly saves?: number;
    }
  | { readonly offered: false; readonly reasons: readonly Refusal[] };

/** What stands in the way, and where. */
export interface Refusal {
  /** One sentence: what it is, and what would have to change. */
  readonly message: string;
  readonly range: Range;
}
