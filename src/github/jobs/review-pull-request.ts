import type { Review } from '../../review/types.ts';
import type { GitHub } from '../client.ts';
import { Attempts } from '../posting/attempt.ts';
import { readChange } from '../reading/read-change.ts';
import { readPullRequest } from '../reading/read-pull-request.ts';
import type { ReviewJob } from './job.ts';
import { beginCheck, publish } from './publish.ts';
import { judge, type ReviewSettings } from './standing.ts';

export interface Outcome {
  readonly review: Review;
  /** Whether a review was posted to the pull request. */
  readonly posted: boolean;
}

/**
 * Reads a pull request as it is now and says it there.
 * @returns undefined when the pull request was closed meanwhile
 * @throws what made the review fail; the check run that was begun is completed by `failJob`, or by the next attempt
 */
export async function reviewPullRequest(
  github: GitHub,
  job: Omit<ReviewJob, 'kind' | 'delivery' | 'installation'>,
  settings: ReviewSettings,
): Promise<Outcome | undefined> {
  const pull = await readPullRequest(github, job);
  if (!pull.open) return undefined;
  const attempts = new Attempts(settings.hold);
  const check = await beginCheck(github, pull, attempts, settings);
  const judged = await judge(pull, await readChange(github, { ...pull, base: pull.baseBranch }), settings);
  const posted = await publish(github, { pull, ...judged }, settings, { check, attempts });
  return { review: judged.review, posted };
}
