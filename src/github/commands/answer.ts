import { markdownText } from '../../report/escape.ts';
import { answeredIn, answerMarker } from '../../report/markers.ts';
import type { GitHub } from '../client.ts';
import { mayHaveHappened } from '../errors.ts';
import type { CommandJob } from '../jobs/job.ts';
import type { Attempts } from '../posting/attempt.ts';

/** What came of a command: done without words, or something to say. */
export interface Answer {
  readonly done: boolean;
  /** Markdown; undefined where what was done shows by itself. */
  readonly text?: string;
  /** There was nothing to do; of a command that is done again it means that the first time did it. */
  readonly idle?: boolean;
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

/** Whether what was asked for was done, by the answer that was given; undefined where none was. */
export async function earlierAnswer(
  github: GitHub,
  { owner, repo, number, comment }: CommandJob,
): Promise<boolean | undefined> {
  const said =
    comment.on === 'conversation'
      ? await github.paginate(github.rest.issues.listComments, { owner, repo, issue_number: number, per_page: 100 })
      : await github.paginate(github.rest.pulls.listReviewComments, {
          owner,
          repo,
          pull_number: number,
          per_page: 100,
        });
  const own = said.filter(({ user }) => user?.type === 'Bot').map(({ body }) => answeredIn(body ?? '', comment.id));
  return own.find((done) => done !== undefined);
}

/** Answers where the command was given: in the thread, or in the conversation. Once, also where GitHub's answer was lost. */
export async function say(
  github: GitHub,
  job: CommandJob,
  { done, text }: Answer & { readonly text: string },
): Promise<void> {
  const { owner, repo, number, comment } = job;
  const body = `${text}\n\n${answerMarker(comment.id, done)}`;
  // A blind retry after a lost answer would say it twice.
  const request = { retries: 0 };
  try {
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
  } catch (error) {
    if (!mayHaveHappened(error) || (await earlierAnswer(github, job)) === undefined) throw error;
  }
}

/** The answer where nothing is done any more. */
export const CLOSED: Answer = { done: false, text: 'The pull request was closed meanwhile.' };

/** What came of saying where a pull request stands: done, or a sentence for each step that failed. */
export function outcomeOf({ problems }: Pick<Attempts, 'problems'>): Answer {
  return problems.length === 0 ? { done: true } : { done: false, text: problems.map(markdownText).join(' ') };
}
