import type { GitHub } from '../client.ts';
import { type FixSettings, fix } from '../commands/fix.ts';
import { mayWrite } from '../commands/permission.ts';
import type { ButtonJob } from './job.ts';

/** Commits the fixes of a pull request as it is now, whichever commit the button belonged to; says in the conversation why it can't. */
export async function pressButton(github: GitHub, job: ButtonJob, settings: FixSettings): Promise<void> {
  const { owner, repo, number, unsafe } = job;
  const answer = (await mayWrite(github, job))
    ? await fix(github, { ...job, apart: false, select: () => ({ unsafe }) }, settings)
    : { done: false, text: 'Only people who may write to this repository can ask for its fixes.' };
  if (answer.text !== undefined)
    await github.rest.issues.createComment({
      owner,
      repo,
      issue_number: number,
      body: answer.text,
      request: { retries: 0 },
    });
}
