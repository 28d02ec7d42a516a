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

/** Somebody who asked for something. */
export interface Person {
  readonly login: string;
  readonly id: number;
}

/** Do what a comment on a pull request asks for. */
export interface CommandJob extends JobOrigin {
  readonly kind: 'command';
  readonly number: number;
  readonly comment: {
    readonly id: number;
    /** In the conversation, or in a thread on lines. */
    readonly on: 'conversation' | 'lines';
    /** The comment that began the thread; itself when this one did. */
    readonly thread: number;
    readonly body: string;
  };
  readonly by: Person;
}

/** Commit the fixes of a pull request because a button of its check run was pressed. */
export interface ButtonJob extends JobOrigin {
  readonly kind: 'button';
  readonly number: number;
  readonly unsafe: boolean;
  readonly by: Person;
}

/** Check a branch without a pull request, or what a merge queue is about to merge; there is nobody to comment to. */
export interface BranchJob extends JobOrigin {
  readonly kind: 'branch';
  readonly branch: string;
  readonly headSha: string;
  /** The branch or commit to compare with; undefined for the default branch, whose standing as a whole is told. */
  readonly base: string | undefined;
  /** What to compare with when `base` is gone, as after a force-push. */
  readonly fallback?: string;
  /** Nothing is to be done when a pull request of this branch is open: that one has its own reviews. */
  readonly unlessPulled: boolean;
}

/** Check again whatever was checked on a commit, because somebody asked for it on GitHub's page. */
export interface RerunJob extends JobOrigin {
  readonly kind: 'rerun';
  readonly checkSuite: number;
  readonly headSha: string;
  /** Null for a pull request from a fork. */
  readonly branch: string | null;
}

/** Work to do, as plain data: it can be stored, given to another process, and done again. */
export type Job = ReviewJob | CommandJob | ButtonJob | BranchJob | RerunJob;

/** Jobs with the same key are done one after the other. */
export function jobKey(job: Job): string {
  return `${job.owner}/${job.repo}${subjectOf(job)}`.toLowerCase();
}

function subjectOf(job: Job): string {
  switch (job.kind) {
    case 'branch':
      return `@${job.branch}`;
    case 'rerun':
      return `!${job.headSha}`;
    default:
      return `#${job.number}`;
  }
}

/** Whether a waiting job is superfluous once a newer one with the same key is accepted. */
export function supersedes(newer: Job, waiting: Job): boolean {
  return newer.kind === waiting.kind && (newer.kind === 'review' || newer.kind === 'branch');
}

/** Whether somebody is waiting for the answer: such jobs go before those that a push brought. */
export function isUrgent(job: Job): boolean {
  return job.kind === 'command' || job.kind === 'button';
}
