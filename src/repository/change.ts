import type { Snapshot } from './snapshot.ts';

export interface ChangedFile {
  readonly path: string;
  /** Set for a rename. */
  readonly previousPath: string | undefined;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  /**
   * The hunks of the diff, on the new side: the line ranges (from 1, both ends included) on which GitHub accepts a comment.
   * Undefined when the service gave no patch (binary, very large): then nothing can be commented there.
   */
  readonly hunks: readonly { readonly start: number; readonly end: number }[] | undefined;
}

/** A base snapshot (the merge base), a head snapshot, and what differs between them. */
export interface Change {
  readonly base: Snapshot;
  readonly head: Snapshot;
  readonly files: readonly ChangedFile[];
}
