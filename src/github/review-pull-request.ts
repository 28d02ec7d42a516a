import type { MarkdownOptions } from '../report/markdown.ts';
import { rulePage } from '../report/rule-page.ts';
import { CONFIGURATION_PATHS, loadConfiguration, reviewChange } from '../review/index.ts';
import type { Review } from '../review/types.ts';
import type { ShellCheck } from '../shell/shellcheck.ts';
import { abandonCheckRun, type CheckRun, completeCheckRun, startCheckRun } from './check-run.ts';
import type { GitHub } from './client.ts';
import { errorSentence } from './errors.ts';
import { postReview } from './post-review.ts';
import type { PullRequest } from './pull-request.ts';
import { readChange } from './read-change.ts';

export interface ReviewSettings {
  /** The address of the rules' pages, without a slash at the end. */
  readonly pagesUrl: string;
  /** Undefined where ShellCheck isn't installed. */
  readonly shellCheck: ShellCheck | undefined;
}

export interface Outcome {
  readonly review: Review;
  /** Whether something was posted to the pull request. */
  readonly posted: boolean;
}

/**
 * Reviews a pull request and says it there: at most one review, and the check run, which is completed whatever happens.
 * @throws what made the review fail, after the check run was completed as neutral
 */
export async function reviewPullRequest(
  github: GitHub,
  pull: PullRequest,
  check: CheckRun | undefined,
  settings: ReviewSettings,
): Promise<Outcome> {
  try {
    if (check) await startCheckRun(github, check);
    const { change, memory, gaps } = await readChange(github, pull);
    const { configuration, notices } = readConfiguration(change.base.read);
    const reviewed = reviewChange(change, configuration, { told: memory.told, shellCheck: settings.shellCheck });
    const said = gaps.map((message) => ({ path: undefined, line: undefined, column: undefined, message }));
    const review = { ...reviewed, notices: [...said, ...notices, ...reviewed.notices] };
    const markdown = markdownOptions(pull, settings);
    const silent = memory.reviewed || pull.draft || nothingNew(review);
    const posted = silent ? false : await postReview(github, pull, review, markdown);
    if (check) await completeCheckRun(github, check, review, markdown);
    return { review, posted };
  } catch (error) {
    const summary = `Nothing of this change was judged. ${errorSentence(error)} Re-run the check to try again.`;
    if (check) await abandonCheckRun(github, check, 'The review failed', summary);
    throw error;
  }
}

/** The base's configuration counts: a pull request must not switch off its own review. */
function readConfiguration(read: (path: string) => string | undefined): ReturnType<typeof loadConfiguration> {
  const path = CONFIGURATION_PATHS.find((candidate) => read(candidate) !== undefined);
  return loadConfiguration(path === undefined ? undefined : read(path), path ?? '');
}

/** Notices alone (a mistake in the configuration) belong on the check run, not into everybody's inbox at each push. */
function nothingNew({ comments, outside, overCap }: Review): boolean {
  return comments.length === 0 && outside.length === 0 && overCap.length === 0;
}

function markdownOptions({ htmlUrl, headSha }: PullRequest, { pagesUrl }: ReviewSettings): MarkdownOptions {
  return {
    webUrl: (path, line) => `${htmlUrl}/blob/${headSha}/${path.split('/').map(encodeURIComponent).join('/')}#L${line}`,
    ruleUrl: (id) => rulePage(id, pagesUrl),
    headSha,
  };
}
