import type { GitHub } from '../client.ts';
import type { CommandJob } from '../jobs/job.ts';
import { type ReviewSettings, readConfiguration } from '../jobs/standing.ts';
import { readPullRequest } from '../reading/read-pull-request.ts';
import { readRepository } from '../reading/repository.ts';
import type { Answer } from './answer.ts';

/** GitHub takes 65,536 characters. */
const MAX_BODY = 65_000;

/** `/plimsoll plan`: the refactoring plan of the repository as the pull request leaves it. */
export async function plan(
  github: GitHub,
  job: CommandJob,
  { engine }: Pick<ReviewSettings, 'engine'>,
): Promise<Answer> {
  const pull = await readPullRequest(github, job);
  const snapshot = await readRepository(github, pull);
  if (typeof snapshot === 'number')
    return {
      done: false,
      text: `This repository has ${snapshot} text files, too many to read over GitHub's API for a plan. Run \`plimsoll plan\` in a checkout.`,
    };
  const { configuration } = readConfiguration(snapshot.read, {});
  const { whole, details } = await engine.plan(snapshot, configuration.plan.thresholds);
  return { done: true, text: whole.length <= MAX_BODY ? whole : details };
}
