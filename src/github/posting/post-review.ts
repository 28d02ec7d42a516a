import { commentBody, type MarkdownOptions, reviewBody } from '../../report/markdown.ts';
import { reviewMarker } from '../../report/markers.ts';
import type { Review, ReviewComment } from '../../review/types.ts';
import type { GitHub } from '../client.ts';
import { mayHaveHappened, statusOf } from '../errors.ts';
import type { PullRequest } from '../reading/pull-request.ts';

/**
 * Posts everything that a review has to say in one call; nothing when it has nothing to say. A comment that GitHub refuses
 * moves into the body, so that the others aren't lost with it.
 * @returns whether a review was posted
 */
export async function postReview(
  github: GitHub,
  pull: PullRequest,
  review: Review,
  markdown: MarkdownOptions,
): Promise<boolean> {
  if (review.comments.length === 0 && reviewBody(review, markdown) === '') return false;
  try {
    await create(github, pull, review, markdown);
  } catch (error) {
    if (mayHaveHappened(error) || statusOf(error) === undefined) {
      if (!(await isPosted(github, pull))) await create(github, pull, review, markdown);
    } else if (statusOf(error) === 422 && review.comments.length > 0) {
      await withoutRefused(github, pull, review, markdown);
    } else throw error;
  }
  return true;
}

async function create(github: GitHub, pull: PullRequest, review: Review, markdown: MarkdownOptions): Promise<void> {
  const { owner, repo, number, headSha } = pull;
  const body = [reviewBody(review, markdown), reviewMarker(headSha)].filter((part) => part !== '').join('\n\n');
  await github.rest.pulls.createReview({
    owner,
    repo,
    pull_number: number,
    commit_id: headSha,
    event: 'COMMENT',
    body,
    comments: review.comments.map((comment) => place(comment, markdown)),
    // A blind retry after a lost answer would post the review twice.
    request: { retries: 0 },
  });
}

function place(comment: ReviewComment, markdown: MarkdownOptions) {
  const { path, line, startLine } = comment;
  const range = startLine === undefined ? {} : { start_line: startLine, start_side: 'RIGHT' };
  return { path, line, side: 'RIGHT', ...range, body: commentBody(comment, markdown) };
}

/**
 * GitHub does not say which comment it refuses, and a refused request leaves nothing behind: so each comment in turn is
 * moved into the body. Where no single one is to blame, all are.
 */
async function withoutRefused(
  github: GitHub,
  pull: PullRequest,
  review: Review,
  markdown: MarkdownOptions,
): Promise<void> {
  if (review.comments.length > 1) {
    for (const suspect of review.comments) {
      try {
        await create(github, pull, moved(review, [suspect]), markdown);
        return;
      } catch (error) {
        if (statusOf(error) !== 422) throw error;
      }
    }
  }
  await create(github, pull, moved(review, review.comments), markdown);
}

function moved(review: Review, refused: readonly ReviewComment[]): Review {
  return {
    ...review,
    comments: review.comments.filter((comment) => !refused.includes(comment)),
    outside: [...review.outside, ...refused.flatMap(({ findings }) => findings)],
  };
}

async function isPosted(github: GitHub, { owner, repo, number, headSha }: PullRequest): Promise<boolean> {
  const reviews = await github.paginate(github.rest.pulls.listReviews, {
    owner,
    repo,
    pull_number: number,
    per_page: 100,
  });
  // The marker names a commit that only its head's review can name, and a copy by somebody else would only keep us silent.
  return reviews.some(({ body }) => body.includes(reviewMarker(headSha)));
}
