import { markdownText } from '../../report/escape.ts';
import type { GitHub } from '../client.ts';
import { react, say } from '../commands/answer.ts';
import { errorSentence, statusOf } from '../errors.ts';
import { abandonBegun, type BegunCheckRuns } from '../posting/begun-check-runs.ts';
import { abandonCheckRun, startCheckRun } from '../posting/check-run.ts';
import { readPullRequest } from '../reading/read-pull-request.ts';
import { type Job, jobKey } from './job.ts';
import { sayInConversation } from './press-button.ts';
import { subjectText } from './subject.ts';

/**
 * Says where people look that a job failed for good: the check runs that it left are completed, and where it had none one is made; who
 * gave a command gets an answer.
 * @param reason a sentence
 */
export async function failJob(github: GitHub, job: Job, reason: string, begun: BegunCheckRuns): Promise<void> {
  const title = job.kind === 'branch' ? 'The check failed' : 'The review failed';
  const summary = `${job.kind === 'branch' ? 'Nothing' : 'Nothing of this change'} was judged. ${reason} Re-run the check to try again.`;
  const left = await begun.of(jobKey(job));
  for (const one of left) await abandonBegun(github, begun, one, title, summary);
  const text = `Plimsoll could not do this. ${markdownText(reason)}`;
  if (job.kind === 'command') {
    await say(github, job, { done: false, text });
    await react(github, job, 'confused');
  }
  if (job.kind === 'button') await sayInConversation(github, job, text);
  if (job.kind !== 'review' || left.length > 0) return;
  const pull = await readPullRequest(github, job);
  const subject = subjectText({ kind: 'pull', number: job.number });
  if (pull.open) await abandonCheckRun(github, await startCheckRun(github, { ...pull, subject }), title, summary);
}

/** Whether nobody can be told: what it was about is gone, or the app may not write there. */
export function nobodyToTell(error: unknown): boolean {
  const status = statusOf(error);
  return status === 403 || status === 404 || status === 410 || /^GitHub has no pull request/.test(errorSentence(error));
}
