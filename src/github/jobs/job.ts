/** Where a job comes from and what it may use: of the event that announced it. */
export interface JobOrigin {
  /** GitHub's number of the delivery (`X-GitHub-Delivery`). */
  readonly delivery: string;
  /** The installation in whose name the work is done. */
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
  /** `https://github.com/owner/repo`, without a slash at the end. */
  readonly htmlUrl: string;
}

/** Review a pull request as it is when the job begins; whatever happened to it meanwhile counts. */
export interface ReviewJob extends JobOrigin {
  readonly kind: 'review';
  readonly number: number;
}

/** Work to do, as plain data: it can be stored, given to another process, and done again. */
export type Job = ReviewJob;

/** Jobs with the same key are done one after the other. */
export function jobKey({ owner, repo, number }: Job): string {
  return `${owner}/${repo}#${number}`.toLowerCase();
}

/** Whether a waiting job is superfluous once a newer one with the same key is accepted. */
export function supersedes(newer: Job, waiting: Job): boolean {
  return newer.kind === 'review' && waiting.kind === 'review';
}
