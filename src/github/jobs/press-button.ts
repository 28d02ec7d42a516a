import type { GitHub } from '../client.ts';
import { type FixSettings, fix } from '../commands/fix.ts';
import { mayWrite } from '../commands/permission.ts';
import type { ButtonJob } from './job.ts';

/** Commits the fixes of a pull request as it is now, whichever commit the button belonged to; says in the conversation why it can't. */
export async function pressButton(github: GitHub, job: ButtonJob, settings: FixSettings): Promise<void> {
  const { unsafe } = job;
  const answer = (await mayWrite(github, job))
    ? await fix(github, { ...job, apart: false, select: () => ({ unsafe }) }, settings)
    : { done: false, text: 'Only people who may write to this repository can ask for its fixes.' };
  if (answer.text !== undefined) await sayInConversation(github, job, answer.text);
}

/** Who pressed a button gets the answer where everybody reads. */
export async function sayInConversation(
  github: GitHub,
  { owner, repo, number, by }: ButtonJob,
  text: string,
): Promise<void> {
  const body = `@${by.login} ${text}`;
  await github.rest.issues.createComment({ owner, repo, issue_number: number, body, request: { retries: 0 } });
}
