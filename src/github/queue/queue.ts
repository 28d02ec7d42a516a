import type { Job } from '../jobs/job.ts';

/** Where accepted work waits: one job at a time for a key; what a newer job supersedes is dropped. */
export interface JobQueue {
  /** Resolves when the job is kept, before it begins. */
  add(job: Job): Promise<void>;
  /** Resolves when nothing is waiting and nothing runs. */
  idle(): Promise<void>;
}
