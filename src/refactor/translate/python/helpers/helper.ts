import type { CommonSurroundings } from '../../helper.ts';
import type { Target } from '../../uses.ts';
import type { CallUse, RunUse } from '../use.ts';

/** What a helper has to reckon with in the program that it is for. */
export interface Surroundings extends CommonSurroundings {
  /** Functions run in processes of their own. */
  readonly forks: boolean;
  /** It makes folders, and ends where that fails. */
  readonly folders: boolean;
  /** Programs are run with no more than the standard library's own function: no files, no pipes between them, nothing to do for signals. */
  readonly plain: boolean;
  /** Single programs in the foreground. */
  readonly runs: RunUse;
  /** Pipelines, and functions in processes of their own, in the foreground. */
  readonly pipelines: RunUse;
  /** What is run for its output. */
  readonly captures: RunUse;
  /** The status is asked for beside the output. */
  readonly statuses: boolean;
  /** The output alone is asked for. */
  readonly outputs: boolean;
  /** What is run while what it prints is read. */
  readonly piped: RunUse;
  /** What is started in the background. */
  readonly starts: RunUse;
  /** All programs that are run and waited for, or started. */
  readonly programs: CallUse;
  /** Programs that take this one's place. */
  readonly executes: CallUse;
  /** Which kinds of targets the streams of the program itself get. */
  readonly own: ReadonlySet<Target>;
  /** Some program that takes this one's place, or redirection of this program's streams, may fail without ending it. */
  readonly attempted: { readonly execute: boolean; readonly redirect: boolean };
  /** File patterns may have parts that are text as it is. */
  readonly literals: boolean;
  /** File patterns may have sets that begin with `^`. */
  readonly carets: boolean;
  /** The patterns of some words become nothing without files. */
  readonly nullglob: boolean;
  /** Patterns may take the longest beginning or end away. */
  readonly cuts: { readonly prefix: boolean; readonly suffix: boolean };
  /** Of reading lines: some are not raw, some are those of a text, some keep their blanks, some are parted elsewhere than at blanks, some end elsewhere than lines. */
  readonly reads: Readonly<Record<'line' | 'words' | 'list' | 'any', ReadUse>>;
  /** The argument of an option may have to be told from an empty one. */
  readonly optionsUnset: boolean;
  /** Callers say of some failures whether they end the program. */
  readonly someChecks: boolean;
  /** Texts are written behind what a file holds. */
  readonly appends: boolean;
  /** Its numbers are waited for, or signals are sent to them. */
  readonly waits: boolean;
  /** The number of the last program in the background is asked for. */
  readonly lastPid: boolean;
  /** This program complains, or prints as errors, and goes on. */
  readonly loud: boolean;
  /** What this program writes itself. */
  readonly prints: { readonly output: boolean; readonly errors: boolean; readonly anyBytes: boolean };
}

export interface ReadUse {
  readonly cooked: boolean;
  readonly text: boolean;
  readonly kept: boolean;
  readonly separators: boolean;
  readonly ends: boolean;
}
