import type { GitHub } from '../client.ts';
import { CHECK_NAME } from '../posting/check-run.ts';
import type { Job, RerunJob } from './job.ts';
import { subjectFrom } from './subject.ts';

/** The jobs that check again what was checked on a commit: of each subject one. */
export async function rerunJobs(github: GitHub, job: RerunJob): Promise<Job[]> {
  const { checkSuite, headSha, branch, kind: _, ...origin } = job;
  const { owner, repo } = origin;
  const { data } = await github.rest.checks.listForSuite({
    owner,
    repo,
    check_suite_id: checkSuite,
    check_name: CHECK_NAME,
    filter: 'all',
    per_page: 100,
  });
  const subjects = new Set(data.check_runs.map((run) => run.external_id));
  return [...subjects].flatMap((text): Job[] => {
    const subject = subjectFrom(text);
    if (subject?.kind === 'pull') return [{ ...origin, kind: 'review', number: subject.number }];
    if (subject === undefined || branch === null) return [];
    return [{ ...origin, kind: 'branch', branch, headSha, base: subject.base, unlessPulled: false }];
  });
}
