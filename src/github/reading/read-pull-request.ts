import type { GitHub } from '../client.ts';
import { isWithoutGraphql } from './graphql-failure.ts';
import type { PullRequest, PullRequestName } from './pull-request.ts';
import { pullRequestByGraphql } from './pull-request-graphql.ts';
import { pullRequestByRest } from './pull-request-rest.ts';

/**
 * Reads a pull request in one request, and one more for every further hundred threads. Where GraphQL can't be asked, REST is, in four
 * requests: it says all but which threads are resolved.
 * @throws Error when GitHub has no such pull request
 */
export async function readPullRequest(github: GitHub, name: PullRequestName): Promise<PullRequest> {
  try {
    return await pullRequestByGraphql(github, name);
  } catch (error) {
    if (!github.account || !isWithoutGraphql(error)) throw error;
    return pullRequestByRest(github, name, await github.account());
  }
}
