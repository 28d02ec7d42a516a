/** A function that a translated program brings along. */
export interface Helper {
  readonly code: string;
  /** Other helpers and modules that it uses. */
  readonly needs: readonly string[];
}

/** What a helper has to reckon with in the program that it is for. */
export interface Surroundings {
  /** Signals have actions. */
  readonly traps: boolean;
  /** The end of the program has an action. */
  readonly exits: boolean;
  /** `set -x` */
  readonly trace: boolean;
  /** Functions run in processes of their own. */
  readonly apart: boolean;
  /** The program redirects its own streams. */
  readonly redirects: boolean;
  /** Redirections go to paths that are split into words. */
  readonly splits: boolean;
  /** The script was for bash, not for sh. */
  readonly bash: boolean;
  /** Names of functions that are called by a name known only at run time, as the script calls them and as the program does. */
  readonly dispatched: readonly (readonly [string, string])[];
}
