import { findingsIn, isSummary } from '../../report/markers.ts';
import type { Known } from '../../review/recognise.ts';
import type { GitHub, RepositoryName } from '../client.ts';
import { commandsIn } from '../commands/parse.ts';

/** A pull request as it is now, with everything that Plimsoll said there before, read from GitHub itself. */
export interface PullRequest extends RepositoryName {
  readonly number: number;
  /** `https://github.com/owner/repo`, without a slash at the end. */
  readonly htmlUrl: string;
  readonly open: boolean;
  readonly draft: boolean;
  readonly headSha: string;
  readonly headBranch: string;
  /** The repository of the head branch, `owner/repo`; undefined when it was deleted. */
  readonly headRepository: string | undefined;
  /** Whether the fork's owner lets the people of the base repository push to the head branch. */
  readonly openToMaintainers: boolean;
  readonly baseBranch: string;
  readonly author: string;
  readonly threads: readonly Thread[];
  /** The findings that people were told, in comments, resolved ones included, and in reviews. */
  readonly told: readonly Known[];
  /** Plimsoll's summary in the conversation. */
  readonly summary: { readonly id: number; readonly body: string } | undefined;
}

/** One of Plimsoll's own comments on lines, with what was answered to it. */
export interface Thread {
  /** Of GraphQL. */
  readonly id: string;
  /** Of REST; of the comment that began the thread. */
  readonly commentId: number;
  readonly path: string;
  readonly resolved: boolean;
  /** Whether somebody answered with more than a command: what people talk about is theirs to close. */
  readonly discussed: boolean;
  /** Whether it was Plimsoll who resolved it. */
  readonly resolvedByUs: boolean;
  readonly findings: readonly Known[];
}

interface Said {
  readonly databaseId: number | null;
  readonly body: string;
  readonly viewerDidAuthor: boolean;
}

interface ThreadNode {
  readonly id: string;
  readonly path: string;
  readonly isResolved: boolean;
  readonly resolvedBy: { readonly login: string } | null;
  readonly comments: { readonly nodes: readonly Said[] };
}

interface Answer {
  readonly viewer: { readonly login: string };
  readonly repository: {
    readonly pullRequest: {
      readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
      readonly isDraft: boolean;
      readonly headRefOid: string;
      readonly headRefName: string;
      readonly baseRefName: string;
      readonly headRepository: { readonly nameWithOwner: string } | null;
      readonly maintainerCanModify: boolean;
      readonly author: { readonly login: string } | null;
      readonly reviews: { readonly nodes: readonly Said[] };
      readonly first: { readonly totalCount: number; readonly nodes: readonly Said[] };
      readonly last: { readonly nodes: readonly Said[] };
      readonly reviewThreads: {
        readonly nodes: readonly ThreadNode[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    } | null;
  } | null;
}

// The summary is written with the first review, so it is among the first comments, or among the last when it came late.
const QUERY = `query($owner: String!, $repo: String!, $number: Int!, $after: String) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      state isDraft headRefOid headRefName baseRefName
      headRepository { nameWithOwner }
      maintainerCanModify
      author { login }
      reviews(last: 100) { nodes { databaseId body viewerDidAuthor } }
      first: comments(first: 50) { totalCount nodes { databaseId body viewerDidAuthor } }
      last: comments(last: 50) { nodes { databaseId body viewerDidAuthor } }
      reviewThreads(first: 100, after: $after) {
        nodes {
          id path isResolved
          resolvedBy { login }
          comments(first: 20) { nodes { databaseId body viewerDidAuthor } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

/**
 * Reads a pull request in one request, and one more for every further hundred threads.
 * @throws Error when GitHub has no such pull request
 */
export async function readPullRequest(
  github: GitHub,
  { owner, repo, number, htmlUrl }: RepositoryName & { readonly number: number; readonly htmlUrl: string },
): Promise<PullRequest> {
  const nodes: ThreadNode[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: Answer = await github.graphql<Answer>(QUERY, { owner, repo, number, after });
    const pull = answer.repository?.pullRequest;
    if (!pull) throw new Error(`GitHub has no pull request ${owner}/${repo}#${number}.`);
    const { reviewThreads } = pull;
    nodes.push(...reviewThreads.nodes);
    after = reviewThreads.pageInfo.endCursor;
    if (reviewThreads.pageInfo.hasNextPage && after !== null) continue;
    const us = accountName(answer.viewer.login);
    const threads = nodes.flatMap((node) => thread(node, us));
    const inReviews = pull.reviews.nodes.filter(({ viewerDidAuthor }) => viewerDidAuthor);
    const told = [...threads.flatMap(({ findings }) => findings), ...inReviews.flatMap(({ body }) => findingsIn(body))];
    const seen = [...pull.first.nodes, ...pull.last.nodes].find(
      ({ body, viewerDidAuthor }) => viewerDidAuthor && isSummary(body),
    );
    const hidden = !seen && told.length > 0 && pull.first.totalCount > SHOWN;
    const summary = hidden ? await searchSummary(github, { owner, repo, number }, us) : seen;
    return {
      owner,
      repo,
      number,
      htmlUrl,
      open: pull.state === 'OPEN',
      draft: pull.isDraft,
      headSha: pull.headRefOid,
      headBranch: pull.headRefName,
      headRepository: pull.headRepository?.nameWithOwner,
      openToMaintainers: pull.maintainerCanModify,
      baseBranch: pull.baseRefName,
      author: pull.author?.login ?? 'ghost',
      threads,
      told,
      summary: summary?.databaseId ? { id: summary.databaseId, body: summary.body } : undefined,
    };
  }
}

/** So many comments of the conversation come with the pull request. */
const SHOWN = 100;

/** Looks for the summary among all comments, where it stands between the first and the last of them. */
async function searchSummary(
  github: GitHub,
  { owner, repo, number }: RepositoryName & { readonly number: number },
  us: string,
): Promise<Pick<Said, 'databaseId' | 'body'> | undefined> {
  const where = { owner, repo, issue_number: number, per_page: 100 };
  const comments = await github.paginate(github.rest.issues.listComments, where);
  const found = comments.find(({ user, body }) => user && accountName(user.login) === us && isSummary(body ?? ''));
  return found && { databaseId: found.id, body: found.body ?? '' };
}

/** Only its own words count: anybody could write a marker into a comment. */
function thread({ id, path, isResolved, resolvedBy, comments }: ThreadNode, us: string): Thread[] {
  const opening = comments.nodes[0];
  if (!opening?.viewerDidAuthor || opening.databaseId === null) return [];
  return [
    {
      id,
      commentId: opening.databaseId,
      path,
      resolved: isResolved,
      discussed: comments.nodes.some(({ viewerDidAuthor, body }) => !viewerDidAuthor && commandsIn(body).length === 0),
      resolvedByUs: isResolved && resolvedBy !== null && accountName(resolvedBy.login) === us,
      findings: findingsIn(opening.body),
    },
  ];
}

/** GraphQL names an app's account with and without its suffix, depending on where one asks. */
function accountName(login: string): string {
  return login.replace(/\[bot\]$/, '').toLowerCase();
}
