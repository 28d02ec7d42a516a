import type { MarkdownOptions } from '../../report/markdown.ts';
import { rulePage } from '../../report/rule-page.ts';
import { CONFIGURATION_PATHS, type Configuration, loadConfiguration, reviewChange } from '../../review/index.ts';
import type { Review } from '../../review/types.ts';
import type { ShellCheck } from '../../shell/shellcheck.ts';
import type { GitHub } from '../client.ts';
import { errorSentence } from '../errors.ts';
import { Attempts } from '../posting/attempt.ts';
import { abandonCheckRun, completeCheckRun, startCheckRun } from '../posting/check-run.ts';
import { postReview } from '../posting/post-review.ts';
import { ledgerOf, writeSummary } from '../posting/summary.ts';
import { changeThreads, threadChanges } from '../posting/threads.ts';
import { type PullRequest, readPullRequest } from '../reading/pull-request.ts';
import { type ReadChange, readChange } from '../reading/read-change.ts';
import type { ReviewJob } from './job.ts';

export interface ReviewSettings {
  /** The address of the rules' pages, without a slash at the end. */
  readonly pagesUrl: string;
  /** Undefined where ShellCheck isn't installed. */
  readonly shellCheck: ShellCheck | undefined;
  readonly choices?: Choices;
}

/** What a workflow chose for its run; the repository's configuration holds for what is left out. */
export interface Choices {
  /** The configuration file to read of the base in place of the usual ones. */
  readonly config?: string | undefined;
  readonly failOn?: Configuration['failOn'] | undefined;
  /** Only these files, and what lies in these folders; relative to the repository, without a slash at the end. */
  readonly paths?: readonly string[] | undefined;
}

export interface Outcome {
  readonly review: Review;
  /** Whether a review was posted to the pull request. */
  readonly posted: boolean;
}

/**
 * Reviews a pull request as it is now and says it there: at most one review, the threads of what is gone resolved, the summary
 * edited, and the check run, which is completed whatever happens.
 * @returns undefined when the pull request was closed meanwhile
 * @throws what made the review fail, after the check run was completed as neutral
 */
export async function reviewPullRequest(
  github: GitHub,
  job: Omit<ReviewJob, 'kind'>,
  settings: ReviewSettings,
): Promise<Outcome | undefined> {
  const pull = await readPullRequest(github, job);
  if (!pull.open) return undefined;
  const attempts = new Attempts();
  const check = await attempts.attempt('make a check run', 'checks: write', () =>
    startCheckRun(github, { ...pull, subject: `pr:${pull.number}` }),
  );
  try {
    const read = await readChange(github, { ...pull, base: pull.baseBranch });
    const review = judge(pull, read, settings);
    const markdown = markdownOptions(pull, settings);
    const posted = await tell(github, pull, { review, read, markdown, attempts });
    if (check) await completeCheckRun(github, check, withProblems(review, attempts), markdown, ledgerOf(pull));
    return { review, posted };
  } catch (error) {
    const summary = `Nothing of this change was judged. ${errorSentence(error)} Re-run the check to try again.`;
    if (check) await abandonCheckRun(github, check, 'The review failed', summary);
    throw error;
  }
}

/** The review of what was read, with what was said on the pull request before taken into account. */
export function judge(
  pull: Pick<PullRequest, 'told' | 'summary'>,
  { change, gaps }: ReadChange,
  { shellCheck, choices = {} }: Pick<ReviewSettings, 'shellCheck' | 'choices'>,
): Review {
  const { configuration: written, notices } = readConfiguration(change.base.read, choices.config);
  const configuration = { ...written, failOn: choices.failOn ?? written.failOn };
  const ignored = new Set(ledgerOf(pull).map(({ fingerprint }) => fingerprint));
  const { paths } = choices;
  const reviewed = reviewChange(change, configuration, { told: pull.told, ignored, shellCheck, paths });
  const said = gaps.map((message) => ({ path: undefined, line: undefined, column: undefined, message }));
  return { ...reviewed, notices: [...said, ...notices, ...reviewed.notices] };
}

/** The base's configuration counts: a pull request must not switch off its own review. */
export function readConfiguration(
  read: (path: string) => string | undefined,
  chosen?: string,
): ReturnType<typeof loadConfiguration> {
  const candidates = chosen === undefined ? CONFIGURATION_PATHS : [chosen];
  const path = candidates.find((candidate) => read(candidate) !== undefined);
  const loaded = loadConfiguration(path === undefined ? undefined : read(path), path ?? '');
  if (chosen === undefined || path !== undefined) return loaded;
  const message = `The base has no configuration file \`${chosen}\`, so the defaults hold.`;
  return { ...loaded, notices: [{ path: undefined, line: undefined, column: undefined, message }, ...loaded.notices] };
}

/** Says a review on the pull request; nothing on a draft, whose author isn't asking yet. Gives whether a review was posted. */
export async function tell(
  github: GitHub,
  pull: PullRequest,
  {
    review,
    read,
    markdown,
    attempts,
    commands = true,
  }: {
    review: Review;
    read: ReadChange;
    markdown: MarkdownOptions;
    attempts: Attempts;
    /** Whether somebody listens to `/plimsoll …`. */
    commands?: boolean;
  },
): Promise<boolean> {
  if (pull.draft) return false;
  const posted = nothingNew(review)
    ? false
    : await attempts.attempt('post its review', 'pull requests: write', () =>
        postReview(github, pull, review, markdown),
      );
  const changed = new Set(read.change.files.map(({ path }) => path));
  const threads = threadChanges(pull, review, (path) => changed.has(path));
  await attempts.attempt('resolve its own threads', 'pull requests: write', () => changeThreads(github, threads));
  await attempts.attempt('write its summary', 'pull requests: write', () =>
    writeSummary(github, pull, withProblems(review, attempts), markdown, { ledger: ledgerOf(pull), commands }),
  );
  return posted ?? false;
}

/** Notices alone (a mistake in the configuration) belong on the check run, not into everybody's inbox at each push. */
function nothingNew({ comments, outside, overCap }: Review): boolean {
  return comments.length === 0 && outside.length === 0 && overCap.length === 0;
}

function withProblems(review: Review, { problems }: Attempts): Review {
  const notices = problems.map((message) => ({ path: undefined, line: undefined, column: undefined, message }));
  return { ...review, notices: [...notices, ...review.notices] };
}

export function markdownOptions(
  { htmlUrl, headSha }: { readonly htmlUrl: string; readonly headSha: string },
  { pagesUrl }: Pick<ReviewSettings, 'pagesUrl'>,
): MarkdownOptions {
  return {
    webUrl: (path, line) => `${htmlUrl}/blob/${headSha}/${path.split('/').map(encodeURIComponent).join('/')}#L${line}`,
    ruleUrl: (id) => rulePage(id, pagesUrl),
    headSha,
  };
}
