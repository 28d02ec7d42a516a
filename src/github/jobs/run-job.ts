import type { Logger } from 'pino';
import type { Review } from '../../review/types.ts';
import type { GitHub } from '../client.ts';
import type { FixSettings } from '../commands/fix.ts';
import { runCommand } from '../commands/run-command.ts';
import { checkBranch } from './check-branch.ts';
import { type Job, jobKey } from './job.ts';
import { pressButton } from './press-button.ts';
import { rerunJobs } from './rerun.ts';
import { reviewPullRequest } from './review-pull-request.ts';

export interface Workplace extends FixSettings {
  /** A client that signs in as an installation of the app. */
  signIn(installation: number): Promise<GitHub>;
  /** Takes a job that came of another. */
  accept(job: Job): Promise<void>;
  readonly log: Pick<Logger, 'child'>;
}

/**
 * Does a job, whatever its kind.
 * @throws what made it fail; a check run that it made is completed then
 */
export async function runJob(job: Job, workplace: Workplace): Promise<void> {
  const { delivery, installation, kind } = job;
  const log = workplace.log.child({ delivery, installation, subject: jobKey(job), job: kind });
  const github = await workplace.signIn(installation);
  switch (job.kind) {
    case 'review': {
      const outcome = await reviewPullRequest(github, job, workplace);
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
