import { checkSummary } from '../../report/check-summary.ts';
import { ledgerMarkers } from '../../report/summary.ts';
import type { Review } from '../../review/types.ts';
import type { GitHub } from '../client.ts';
import { actionsFor } from '../posting/actions.ts';
import { Attempts } from '../posting/attempt.ts';
import { beginCheckRun } from '../posting/begun-check-runs.ts';
import { type CheckRun, completeCheckRun, startCheckRun } from '../posting/check-run.ts';
import { postReview } from '../posting/post-review.ts';
import { ledgerOf, writeSummary } from '../posting/summary.ts';
import { changeThreads, threadChanges } from '../posting/threads.ts';
import type { PullRequest } from '../reading/pull-request.ts';
import { markdownOptions, type ReviewSettings, type Standing } from './standing.ts';
import { subjectText } from './subject.ts';

/** Shows on a pull request's head that work has begun; undefined when the app may not make check runs. */
export function beginCheck(
  github: GitHub,
  pull: PullRequest,
  attempts: Attempts,
  { hold, begun }: Pick<ReviewSettings, 'hold' | 'begun'>,
): Promise<CheckRun | undefined> {
  const subject = subjectText({ kind: 'pull', number: pull.number });
  return attempts.attempt('make a check run', 'checks: write', () =>
    hold && begun
      ? beginCheckRun(github, begun, { ...pull, ...hold }, subject)
      : startCheckRun(github, { ...pull, subject }),
  );
}

/**
 * Says on a pull request where it stands: at most one review, its own threads resolved where the finding is gone, the summary
 * edited in place, the check run completed. A draft gets the check run only: its author isn't asking yet.
 * @param check the check run to complete; a new one is made where there is none
 * @returns whether a review was posted
 */
export async function publish(
  github: GitHub,
  standing: Standing,
  settings: ReviewSettings,
  {
    check,
    attempts = new Attempts(settings.hold),
  }: { readonly check?: CheckRun | undefined; readonly attempts?: Attempts } = {},
): Promise<boolean> {
  const { pull, review, ledger, plan } = standing;
  const markdown = markdownOptions(pull, settings);
  const open = check ?? (await beginCheck(github, pull, attempts, settings));
  const posted = await tell(github, standing, settings, { attempts });
  if (open) {
    await completeCheckRun(github, open, {
      conclusion: review.conclusion,
      output: checkSummary(withProblems(review, attempts), markdown, { ledger, plan: plan?.details }),
      annotated: review.introduced,
      actions: actionsFor(review),
    });
  }
  if (settings.hold) await settings.begun?.end({ key: settings.hold.key, headSha: pull.headSha });
  return posted;
}

/** The step that a token may be refused although it may write everything else. */
export const RESOLVE_THREADS = 'resolve its own threads';

/**
 * Says a review on the pull request itself; on a draft nothing but what people asked for there.
 * @param commands whether somebody listens to `/plimsoll …` there
 * @returns whether a review was posted
 */
export async function tell(
  github: GitHub,
  { pull, read, review, ledger, plan }: Standing,
  settings: Pick<ReviewSettings, 'pagesUrl' | 'hold'>,
  { attempts, commands = true }: { readonly attempts: Attempts; readonly commands?: boolean },
): Promise<boolean> {
  // What people asked for is recorded on a draft as well: the summary is where it is kept.
  if (pull.draft && ledgerMarkers(ledger) === ledgerMarkers(ledgerOf(pull))) return false;
  const markdown = markdownOptions(pull, settings);
  const permission = 'pull requests: write';
  const posted =
    pull.draft || nothingNew(review)
      ? false
      : await attempts.attempt('post its review', permission, async () => {
          await settings.hold?.confirm();
          return postReview(github, pull, review, markdown);
        });
  const changed = new Set(read.change.files.filter(({ status }) => status !== 'removed').map(({ path }) => path));
  const threads = threadChanges(pull, review, (path) => changed.has(path));
  // GitHub asks for the right to write contents as well when an app or a workflow resolves a thread.
  await attempts.attempt(RESOLVE_THREADS, `${permission}\` and \`contents: write`, () =>
    changeThreads(github, threads),
  );
  await attempts.attempt('write its summary', permission, async () => {
    await settings.hold?.confirm();
    await writeSummary(github, pull, withProblems(review, attempts), markdown, {
      ledger,
      nextStep: plan?.nextStep,
      commands,
      toldBefore: pull.told.length > 0,
    });
  });
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
