import type { Job } from '../jobs/job.ts';

/** Where accepted work waits: one job at a time for a key; what a newer job supersedes is dropped. */
export interface JobQueue {
  /** Resolves when the job is kept, before it begins. A delivery that comes twice is kept once. */
  add(job: Job): Promise<void>;
  /** Resolves when nothing is waiting and nothing runs. */
  idle(): Promise<void>;
}

/** What a job is told about the attempt that is made at it. */
export interface Hold {
  /** Of the job. */
  readonly id: string;
  /** See `jobKey`. */
  readonly key: string;
  readonly installation: number;
  /** Counts from 1. */
  readonly attempt: number;
  /** Aborted when the job was given to another instance, or when this one has to end. */
  readonly signal: AbortSignal;
  /**
   * Asks whether the job is still this instance's, and keeps it for some seconds more. To be called right before something that must
   * not be done twice.
   * @throws Error when it was given to another one, or when nobody can tell
   */
  confirm(): Promise<void>;
  /** Whether this error ends the job for good: nobody tries again, so whoever waits has to be told now. */
  givesUp(error: unknown): boolean;
}

/** Does a job. */
export type RunJob = (job: Job, hold: Hold) => Promise<void>;
