import { cut } from '../../report/markdown.ts';
import type { GitHub } from '../client.ts';
import type { CommandJob } from '../jobs/job.ts';
import type { ReviewSettings } from '../jobs/standing.ts';
import { readPullRequest } from '../reading/pull-request.ts';
import { readRepository } from '../reading/repository.ts';
import type { Answer } from './answer.ts';

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
  return { done: true, text: cut(await engine.plan(snapshot)) };
}
