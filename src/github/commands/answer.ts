import type { GitHub } from '../client.ts';
import type { CommandJob } from '../jobs/job.ts';

/** What came of a command: done without words, or something to say. */
export interface Answer {
  readonly done: boolean;
  /** Markdown; undefined where what was done shows by itself. */
  readonly text?: string;
}

type Reaction = 'eyes' | '+1' | 'confused';

/** Adds a reaction to the comment that commands. Gives the login that GitHub shows for it, and whether it was there already. */
export async function react(
  github: GitHub,
  { owner, repo, comment }: CommandJob,
  content: Reaction,
): Promise<{ login: string | undefined; again: boolean }> {
  const where = { owner, repo, comment_id: comment.id, content };
  const { status, data } =
    comment.on === 'conversation'
      ? await github.rest.reactions.createForIssueComment(where)
      : await github.rest.reactions.createForPullRequestReviewComment(where);
  return { login: data.user?.login, again: status === 200 };
}

/** Whether an account has reacted as it does when a command is finished. */
export async function isFinished(
  github: GitHub,
  { owner, repo, comment }: CommandJob,
  login: string | undefined,
): Promise<boolean> {
  const where = { owner, repo, comment_id: comment.id, per_page: 100 };
  const { data } =
    comment.on === 'conversation'
      ? await github.rest.reactions.listForIssueComment(where)
      : await github.rest.reactions.listForPullRequestReviewComment(where);
  return data.some(({ user, content }) => user?.login === login && (content === '+1' || content === 'confused'));
}

/** Answers where the command was given: in the thread, or in the conversation. */
export async function say(github: GitHub, job: CommandJob, body: string): Promise<void> {
  const { owner, repo, number, comment } = job;
  // A blind retry after a lost answer would say it twice.
  const request = { retries: 0 };
  if (comment.on === 'conversation')
    await github.rest.issues.createComment({ owner, repo, issue_number: number, body, request });
  else
    await github.rest.pulls.createReplyForReviewComment({
      owner,
      repo,
      pull_number: number,
      comment_id: comment.thread,
      body,
      request,
    });
}
