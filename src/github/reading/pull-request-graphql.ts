import { findingsIn, isSummary } from '../../report/markers.ts';
import type { GitHub } from '../client.ts';
import { commandsIn } from '../commands/parse.ts';
import { accountName, searchSummary } from './account.ts';
import { NoGraphqlAnswer } from './graphql-failure.ts';
import type { PullRequest, PullRequestName, Thread } from './pull-request.ts';

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
export async function pullRequestByGraphql(
  github: GitHub,
  { owner, repo, number, htmlUrl }: PullRequestName,
): Promise<PullRequest> {
  const nodes: ThreadNode[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: Answer = await github.graphql<Answer>(QUERY, { owner, repo, number, after });
    if (!answer?.viewer) throw new NoGraphqlAnswer();
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
    const summary = hidden ? await searchSummary(github, { owner, repo, number }, us) : summaryOf(seen);
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
      summary,
    };
  }
}

function summaryOf(comment: Said | undefined): PullRequest['summary'] {
  return comment?.databaseId ? { id: comment.databaseId, body: comment.body } : undefined;
}

/** So many comments of the conversation come with the pull request. */
const SHOWN = 100;

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
