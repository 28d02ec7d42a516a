import { checkSummary, repositorySummary } from '../../report/check-summary.ts';
import type { Change } from '../../repository/change.ts';
import { isCheckedPath } from '../../repository/file-kinds.ts';
import { memorySnapshot } from '../../repository/snapshot.ts';
import type { Review } from '../../review/types.ts';
import type { GitHub } from '../client.ts';
import { statusOf } from '../errors.ts';
import { branchActions } from '../posting/actions.ts';
import { beginCheckRun } from '../posting/begun-check-runs.ts';
import { type CheckRun, completeCheckRun, startCheckRun } from '../posting/check-run.ts';
import { type ReadChange, readChange, readHead } from '../reading/read-change.ts';
import type { BranchJob } from './job.ts';
import { markdownOptions, type ReviewSettings, readConfiguration } from './standing.ts';
import { subjectText } from './subject.ts';

/**
 * Checks a branch: what it changes against its base, or where the whole repository stands. Only the check run tells it.
 * @returns undefined when an open pull request has the branch
 * @throws what made it fail; the check run that was begun is completed by `failJob`, or by the next attempt
 */
export async function checkBranch(
  github: GitHub,
  job: BranchJob,
  settings: ReviewSettings,
): Promise<Review | undefined> {
  const { owner, repo, headSha, base } = job;
  if (job.unlessPulled && (await isPulled(github, job))) return undefined;
  const { hold, begun } = settings;
  const subject = subjectText({ kind: 'branch', base });
  const check =
    hold && begun
      ? await beginCheckRun(github, begun, { ...hold, owner, repo, headSha }, subject)
      : await startCheckRun(github, { owner, repo, headSha, subject });
  const review = await judge(github, job, check, settings);
  if (hold) await begun?.end({ key: hold.key, headSha });
  return review;
}

async function isPulled(github: GitHub, { owner, repo, branch }: BranchJob): Promise<boolean> {
  const { data } = await github.rest.pulls.list({
    owner,
    repo,
    head: `${owner}:${branch}`,
    state: 'open',
    per_page: 1,
  });
  return data.length > 0;
}

async function judge(github: GitHub, job: BranchJob, check: CheckRun, settings: ReviewSettings): Promise<Review> {
  const markdown = markdownOptions(job, settings);
  if (job.base === undefined) {
    const review = await reviewWhole(github, job, settings);
    await completeCheckRun(github, check, {
      // What was there before anybody installed Plimsoll is nobody's fault.
      conclusion: review.introduced.length === 0 ? 'success' : 'neutral',
      output: repositorySummary(review, markdown),
      annotated: [],
      actions: branchActions(),
    });
    return review;
  }
  const read = await readCompared(github, job, job.base);
  const review = await reviewWith(read, read.change.base.read, settings);
  await completeCheckRun(github, check, {
    conclusion: review.conclusion,
    output: checkSummary(review, markdown),
    annotated: review.introduced,
    actions: branchActions(),
  });
  return review;
}

/** After a force-push the commit before may be gone; the branch is compared with where it came from then. */
async function readCompared(github: GitHub, job: BranchJob, base: string): Promise<ReadChange> {
  try {
    return await readChange(github, { ...job, base });
  } catch (error) {
    if (statusOf(error) !== 404 || job.fallback === undefined || job.fallback === base) throw error;
    return readChange(github, { ...job, base: job.fallback });
  }
}

/** Every file that Plimsoll checks counts as new. */
async function reviewWhole(github: GitHub, job: BranchJob, settings: ReviewSettings): Promise<Review> {
  const read = await readHead(github, job);
  const { head } = read;
  const files = head
    .list()
    .filter((path) => isCheckedPath(path))
    .map((path) => ({ path, previousPath: undefined, status: 'added' as const, hunks: undefined }));
  const change: Change = { base: memorySnapshot({}), head, files };
  // The default branch is where the configuration comes from.
  return reviewWith({ ...read, change }, head.read, settings);
}

async function reviewWith(
  { change, gaps, organisation }: Pick<ReadChange, 'change' | 'gaps' | 'organisation'>,
  read: (path: string) => string | undefined,
  { engine }: ReviewSettings,
): Promise<Review> {
  const { configuration, notices } = readConfiguration(read, { organisation });
  const review = await engine.review(change, { configuration, told: [], ignored: [], paths: undefined });
  const said = gaps.map((message) => ({ path: undefined, line: undefined, column: undefined, message }));
  return { ...review, notices: [...said, ...notices, ...review.notices] };
}
