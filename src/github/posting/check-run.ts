import type { Conclusion, Finding } from '../../review/types.ts';
import type { GitHub, RepositoryName } from '../client.ts';
import { subjectFrom } from '../jobs/subject.ts';
import type { CheckAction } from './actions.ts';

/** The name that branch protection rules refer to. */
export const CHECK_NAME = 'Plimsoll';
/** GitHub takes so many annotations a request; later requests append. */
const ANNOTATIONS_A_REQUEST = 50;
/** So many findings are annotated; the details list them all. */
const MAX_ANNOTATIONS = 200;

const LEVELS = { error: 'failure', warning: 'warning', info: 'notice', style: 'notice' } as const;

export interface CheckRun extends RepositoryName {
  readonly id: number;
}

/**
 * Shows on a commit that work has begun.
 * @param subject what is reviewed (`pr:7`); it comes back with the check run's events, where GitHub names no pull request of a fork
 */
export async function startCheckRun(
  github: GitHub,
  { owner, repo, headSha, subject }: RepositoryName & { readonly headSha: string; readonly subject: string },
): Promise<CheckRun> {
  const { data } = await github.rest.checks.create({
    owner,
    repo,
    name: CHECK_NAME,
    head_sha: headSha,
    status: 'in_progress',
    external_id: subject,
  });
  return { owner, repo, id: data.id };
}

/** Plimsoll's check runs of a commit that are not completed, oldest first. */
export async function runningCheckRuns(
  github: GitHub,
  { owner, repo, headSha }: RepositoryName & { readonly headSha: string },
): Promise<CheckRun[]> {
  const { data } = await github.rest.checks.listForRef({
    owner,
    repo,
    ref: headSha,
    check_name: CHECK_NAME,
    filter: 'all',
    per_page: 100,
  });
  return data.check_runs
    .filter(({ status, external_id }) => status !== 'completed' && subjectFrom(external_id) !== undefined)
    .map(({ id }) => ({ owner, repo, id }))
    .sort((one, other) => one.id - other.id);
}

/** What a completed check run says. */
export interface Verdict {
  readonly conclusion: Conclusion;
  readonly output: { readonly title: string; readonly summary: string; readonly text: string };
  /** Findings to show at their lines. */
  readonly annotated: readonly Finding[];
  readonly actions: readonly CheckAction[];
}

/** Completes the check run; one request for every fifty annotations. */
export async function completeCheckRun(
  github: GitHub,
  { owner, repo, id }: CheckRun,
  { conclusion, output: { title, summary, text }, annotated, actions }: Verdict,
): Promise<void> {
  const annotations = annotated.slice(0, MAX_ANNOTATIONS).map(annotation);
  const request = { owner, repo, check_run_id: id };
  while (annotations.length > ANNOTATIONS_A_REQUEST) {
    const batch = annotations.splice(0, ANNOTATIONS_A_REQUEST);
    await github.rest.checks.update({
      ...request,
      status: 'in_progress',
      output: { title, summary, annotations: batch },
    });
  }
  await github.rest.checks.update({
    ...request,
    status: 'completed',
    conclusion,
    output: { title, summary, ...(text === '' ? {} : { text }), annotations },
    actions: [...actions],
  });
}

/** Completes the check run when there is no review to tell of: a required check that stays open would block merging. */
export async function abandonCheckRun(
  github: GitHub,
  { owner, repo, id }: CheckRun,
  title: string,
  summary: string,
): Promise<void> {
  await github.rest.checks.update({
    owner,
    repo,
    check_run_id: id,
    status: 'completed',
    conclusion: 'neutral',
    output: { title, summary },
  });
}

function annotation(finding: Finding) {
  const { path, line, endLine, column, endColumn, severity, message, rule } = finding;
  // GitHub takes columns only for annotations of one line.
  const columns = line === endLine ? { start_column: column, end_column: Math.max(column, endColumn - 1) } : {};
  return {
    path,
    start_line: line,
    end_line: endLine,
    ...columns,
    annotation_level: LEVELS[severity],
    title: rule,
    message,
  };
}
