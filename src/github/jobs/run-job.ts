import type { Logger } from 'pino';
import type { GitHub } from '../client.ts';
import { type Job, jobKey } from './job.ts';
import { type ReviewSettings, reviewPullRequest } from './review-pull-request.ts';

export interface Workplace extends ReviewSettings {
  /** A client that signs in as an installation of the app. */
  signIn(installation: number): Promise<GitHub>;
  readonly log: Pick<Logger, 'child'>;
}

/**
 * Does a job, whatever its kind.
 * @throws what made it fail; a check run that it made is completed then
 */
export async function runJob(job: Job, workplace: Workplace): Promise<void> {
  const log = workplace.log.child({ delivery: job.delivery, installation: job.installation, subject: jobKey(job) });
  const github = await workplace.signIn(job.installation);
  const outcome = await reviewPullRequest(github, job, workplace);
  if (!outcome) return log.info('The pull request was closed meanwhile');
  const { introduced, reviewed, conclusion } = outcome.review;
  log.info({ introduced: introduced.length, files: reviewed.length, conclusion, posted: outcome.posted }, 'Reviewed');
}
