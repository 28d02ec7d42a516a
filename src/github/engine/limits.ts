/** What a task may cost before the file at hand is left out of it. */
export interface EngineLimits {
  /** For one file, in milliseconds. The slowest file that was ever found or made takes one second. */
  readonly fileTime: number;
  /** For one run of ShellCheck over all scripts, in milliseconds; it ends itself earlier, unless something is wrong with it. */
  readonly shellCheckTime: number;
  /** For the whole of it, all its attempts together, in milliseconds. */
  readonly wholeTime: number;
  /** For one thread's heap, in megabytes. */
  readonly memory: number;
}

/** A busy machine gets tenfold the time that a file may need. */
export const DEFAULT_LIMITS: EngineLimits = {
  fileTime: 10_000,
  shellCheckTime: 40_000,
  wholeTime: 120_000,
  memory: 512,
};
