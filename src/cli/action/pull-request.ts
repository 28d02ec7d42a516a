import type { GitHub } from '../../github/client.ts';
import { localEngine } from '../../github/engine/engine.ts';
import { statusOf } from '../../github/errors.ts';
import { RESOLVE_THREADS, tell } from '../../github/jobs/publish.ts';
import { judge, markdownOptions } from '../../github/jobs/standing.ts';
import { Attempts } from '../../github/posting/attempt.ts';
import type { PullRequest } from '../../github/reading/pull-request.ts';
import { readChange } from '../../github/reading/read-change.ts';
import { readPullRequest } from '../../github/reading/read-pull-request.ts';
import { PAGES_URL } from '../../report/rule-page.ts';
import type { ShellCheck } from '../../shell/shellcheck.ts';
import type { Inputs } from './inputs.ts';
import { counts, type Seen, seenOf } from './seen.ts';

const READ_ONLY =
  "The workflow's token may not write to this pull request: GitHub gives a read-only one to pull requests from forks, and to workflows without `permissions: pull-requests: write`. So the findings are annotations.";

/**
 * Reviews a pull request as the app does, but for the check run, which the job itself is. Where the token may not write, or isn't
 * asked to, the findings are left to be annotated.
 * @param announced the pull request as the event had it, for a token that may not read its conversation
 * @returns undefined when it was closed meanwhile
 */
export async function seePullRequest(
  github: GitHub,
  announced: PullRequest,
  inputs: Inputs,
  shellCheck: ShellCheck | undefined,
): Promise<Seen | undefined> {
  const pull = await readConversation(github, announced);
  if (!pull.open) return undefined;
  const read = await readChange(github, { ...pull, base: pull.baseBranch, config: inputs.config });
  const judged = await judge(pull, read, { engine: localEngine(shellCheck), choices: inputs });
  const { review } = judged;
  const markdown = markdownOptions(pull, { pagesUrl: PAGES_URL });
  const attempts = new Attempts(undefined, "the workflow's token");
  const comments = inputs.comment && !pull.draft;
  const posted =
    comments && (await tell(github, { pull, ...judged }, { pagesUrl: PAGES_URL }, { attempts, commands: false }));
  const readOnly = attempts.refused.some((step) => step !== RESOLVE_THREADS);
  const problems = readOnly ? [READ_ONLY] : attempts.problems;
  const notices = problems.map((message) => ({ path: undefined, line: undefined, column: undefined, message }));
  const told = { ...judged, review: { ...review, notices: [...notices, ...review.notices] } };
  // A thread that stays open keeps nobody from reading the review.
  const annotate = !comments || attempts.problems.length > (attempts.refused.includes(RESOLVE_THREADS) ? 1 : 0);
  return {
    ...seenOf(told, markdown, { shellCheck, patch: annotate }),
    annotate,
    posted,
    sentences: [
      `Pull request #${pull.number}: ${counts(review)}`,
      ...(posted ? ['Posted a review.'] : []),
      ...problems,
    ],
  };
}

/** A token without `pull-requests: read` sees a private repository's files, but not what was said on a pull request. */
async function readConversation(github: GitHub, announced: PullRequest): Promise<PullRequest> {
  try {
    return await readPullRequest(github, announced);
  } catch (error) {
    if (statusOf(error) === 403 || isForbidden(error)) return announced;
    throw error;
  }
}

/** How GraphQL says 403: the answer itself is a 200. */
function isForbidden(error: unknown): boolean {
  const { errors } = error as { readonly errors?: readonly { readonly type?: string }[] };
  return Array.isArray(errors) && errors.length > 0 && errors.every(({ type }) => type === 'FORBIDDEN');
}
