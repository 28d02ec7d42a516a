import { findingsIn, isSummary } from '../../report/markers.ts';
import type { GitHub } from '../client.ts';
import { commandsIn } from '../commands/parse.ts';
import type { PullRequest, PullRequestName, Thread } from './pull-request.ts';

/**
 * Reads a pull request by REST, which names no threads: which of them are resolved stays unknown, so none can be resolved or opened.
 * @param account the login of the app's own account, `slug[bot]`
 */
export async function pullRequestByRest(
  github: GitHub,
  { owner, repo, number, htmlUrl }: PullRequestName,
  account: string,
): Promise<PullRequest> {
  const where = { owner, repo, pull_number: number };
  const { rest } = github;
  const [{ data }, comments, reviews, conversation] = await Promise.all([
    rest.pulls.get(where),
    github.paginate(rest.pulls.listReviewComments, { ...where, per_page: 100 }),
    github.paginate(rest.pulls.listReviews, { ...where, per_page: 100 }),
    github.paginate(rest.issues.listComments, { owner, repo, issue_number: number, per_page: 100 }),
  ]);
  const isOurs = ({ user }: Said): boolean => user?.login === account;
  const threads = comments.filter((comment) => !comment.in_reply_to_id && isOurs(comment)).map(thread);
  function thread({ id, path, body }: LineComment): Thread {
    const answers = comments.filter(({ in_reply_to_id }) => in_reply_to_id === id);
    return {
      id: undefined,
      commentId: id,
      path,
      resolved: false,
      resolvedByUs: false,
      discussed: answers.some((answer) => !isOurs(answer) && commandsIn(answer.body).length === 0),
      findings: findingsIn(body),
    };
  }
  const inReviews = reviews.filter(isOurs).flatMap(({ body }) => findingsIn(body));
  const summary = conversation.find((comment) => isOurs(comment) && isSummary(comment.body ?? ''));
  return {
    owner,
    repo,
    number,
    htmlUrl,
    open: data.state === 'open',
    draft: data.draft ?? false,
    headSha: data.head.sha,
    headBranch: data.head.ref,
    headRepository: data.head.repo?.full_name,
    openToMaintainers: data.maintainer_can_modify,
    baseBranch: data.base.ref,
    author: data.user.login,
    threads,
    told: [...threads.flatMap(({ findings }) => findings), ...inReviews],
    summary: summary && { id: summary.id, body: summary.body ?? '' },
  };
}

interface Said {
  readonly user: { readonly login: string } | null;
}

interface LineComment {
  readonly id: number;
  readonly path: string;
  readonly body: string;
}
