import type { MarkdownOptions } from '../../report/markdown.ts';
import { type Ignored, ignoredIn } from '../../report/markers.ts';
import { type SummaryExtras, summaryBody } from '../../report/summary.ts';
import type { Review } from '../../review/types.ts';
import type { GitHub } from '../client.ts';
import { statusOf } from '../errors.ts';
import type { PullRequest } from '../reading/pull-request.ts';

/** What people asked to ignore on a pull request, from Plimsoll's own summary. */
export function ledgerOf({ summary }: Pick<PullRequest, 'summary'>): Ignored[] {
  return summary ? ignoredIn(summary.body) : [];
}

/**
 * Writes the summary of a pull request, or edits it in place. The first one is written when there is something to tell, and an
 * unchanged one is left alone.
 */
export async function writeSummary(
  github: GitHub,
  pull: PullRequest,
  review: Review,
  markdown: MarkdownOptions,
  more: SummaryExtras,
): Promise<void> {
  const { owner, repo, number, summary } = pull;
  if (!summary && review.introduced.length === 0 && more.ledger.length === 0) return;
  const body = summaryBody(review, markdown, more);
  if (summary?.body.trim() === body.trim()) return;
  if (summary && (await edit(github, pull, summary.id, body))) return;
  await github.rest.issues.createComment({ owner, repo, issue_number: number, body, request: { retries: 0 } });
}

/** False when somebody deleted the comment meanwhile. */
async function edit(github: GitHub, { owner, repo }: PullRequest, id: number, body: string): Promise<boolean> {
  try {
    await github.rest.issues.updateComment({ owner, repo, comment_id: id, body });
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}
