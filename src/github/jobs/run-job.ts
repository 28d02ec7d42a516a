import type { Logger } from 'pino';
import type { Review } from '../../review/types.ts';
import type { GitHub } from '../client.ts';
import type { FixSettings } from '../commands/fix.ts';
import { runCommand } from '../commands/run-command.ts';
import { errorSentence } from '../errors.ts';
import type { BegunCheckRuns } from '../posting/begun-check-runs.ts';
import type { Hold } from '../queue/queue.ts';
import { checkBranch } from './check-branch.ts';
import { failJob, nobodyToTell } from './fail-job.ts';
import { type Job, jobKey } from './job.ts';
import { pressButton } from './press-button.ts';
import { rerunJobs } from './rerun.ts';
import { reviewPullRequest } from './review-pull-request.ts';

export interface Workplace extends FixSettings {
  readonly begun: BegunCheckRuns;
  /** A client that signs in as an installation of the app. */
  signIn(installation: number): Promise<GitHub>;
  /** Told of the rules of what a review found. */
  found?(rules: readonly string[]): void;
  /** Takes a job that came of another. */
  accept(job: Job): Promise<void>;
  readonly log: Pick<Logger, 'child'>;
}

/**
 * Does a job, whatever its kind.
 * @throws what made it fail: then it is tried again, or `tellOfFailure` has to be called
 */
export async function runJob(job: Job, hold: Hold, shared: Workplace): Promise<void> {
  const { delivery, installation, kind } = job;
  const workplace: Workplace = { ...shared, hold };
  const log = workplace.log.child({ job: hold.id, kind, delivery, installation, subject: jobKey(job) });
  const github = await workplace.signIn(installation);
  switch (job.kind) {
    case 'review': {
      const outcome = await reviewPullRequest(github, job, workplace);
      if (outcome) workplace.found?.(outcome.review.introduced.map(({ rule }) => rule));
      if (outcome) log.info({ ...counts(outcome.review), posted: outcome.posted }, 'Reviewed');
      else log.info('The pull request was closed meanwhile');
      return;
    }
    case 'branch': {
      const review = await checkBranch(github, job, workplace);
      if (review) log.info(counts(review), 'Checked');
      else log.info('A pull request has this branch');
      return;
    }
    case 'command':
      await runCommand(github, job, workplace);
      return log.info('Answered a comment');
    case 'button':
      await pressButton(github, job, workplace);
      return log.info('Did what a button asked for');
    case 'rerun':
      for (const next of await rerunJobs(github, job)) await workplace.accept(next);
  }
}

function counts({ introduced, reviewed, conclusion }: Review) {
  return { introduced: introduced.length, files: reviewed.length, conclusion };
}

/**
 * Says where people look that a job failed for good, as far as there is somebody to tell.
 * @param reason a sentence
 * @throws what may pass: it has to be tried again
 */
export async function tellOfFailure(job: Job, reason: string, { signIn, begun, log }: Workplace): Promise<void> {
  try {
    await failJob(await signIn(job.installation), job, reason, begun);
  } catch (error) {
    if (!nobodyToTell(error)) throw error;
    const { delivery, installation, kind } = job;
    const line = log.child({ kind, delivery, installation, subject: jobKey(job) });
    line.warn(`Nobody could be told that the job failed: ${errorSentence(error)}`);
  }
}
