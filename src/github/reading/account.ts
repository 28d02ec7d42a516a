import { isSummary } from '../../report/markers.ts';
import type { GitHub } from '../client.ts';
import type { PullRequest, PullRequestName } from './pull-request.ts';

/** The name of an account, to be compared. GraphQL names an app's account with and without its suffix, depending on where one asks. */
export function accountName(login: string): string {
  return login.replace(/\[bot\]$/, '').toLowerCase();
}

/** Looks for the summary of an account among all comments of the conversation. */
export async function searchSummary(
  github: GitHub,
  { owner, repo, number }: Omit<PullRequestName, 'htmlUrl'>,
  us: string,
): Promise<PullRequest['summary']> {
  const where = { owner, repo, issue_number: number, per_page: 100 };
  const comments = await github.paginate(github.rest.issues.listComments, where);
  const found = comments.find(({ user, body }) => user && accountName(user.login) === us && isSummary(body ?? ''));
  return found && { id: found.id, body: found.body ?? '' };
}
