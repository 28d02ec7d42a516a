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
      /** What is better still, where files can be made beside the Dockerfile: with these, in place of the edits above. */
      readonly withFiles?: {
        readonly edits: readonly TextEdit[];
        /** By their paths in the repository. */
        readonly files: readonly { readonly path: string; readonly text: string }[];
      };
    }
  | { readonly offered: false; readonly reasons: readonly Refusal[] };

/** What stands in the way, and where. */
export interface Refusal {
  /** One sentence: what it is, and what would have to change. */
  readonly message: string;
  readonly range: Range;
}
