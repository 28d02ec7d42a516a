import type { ApplicationFunction, Context, Probot } from 'probot';
import { abandonCheckRun, type CheckRun, queueCheckRun } from './check-run.ts';
import type { GitHub } from './client.ts';
import { errorSentence } from './errors.ts';
import { keyOf, pullRequestOf } from './pull-request.ts';
import type { JobQueue } from './queue.ts';
import { type ReviewSettings, reviewPullRequest } from './review-pull-request.ts';

export interface AppOptions extends ReviewSettings {
  readonly queue: JobQueue;
}

type PullRequestContext = Context<
  | 'pull_request.opened'
  | 'pull_request.reopened'
  | 'pull_request.synchronize'
  | 'pull_request.ready_for_review'
  | 'pull_request.edited'
>;

/** GitHub may deliver an event twice; the last deliveries are remembered, so the second one makes no work. */
const REMEMBERED_DELIVERIES = 1000;

/** The Probot application: accepts pull request events, answers at once, and works afterwards. */
export function plimsollApp(options: AppOptions): ApplicationFunction {
  return (app) => {
    const deliveries = new Set<string>();
    app.on(
      [
        'pull_request.opened',
        'pull_request.reopened',
        'pull_request.synchronize',
        'pull_request.ready_for_review',
        'pull_request.edited',
      ],
      (context) => {
        if (deliveries.has(context.id) || !calls(context)) return;
        deliveries.add(context.id);
        for (const oldest of deliveries) {
          if (deliveries.size <= REMEMBERED_DELIVERIES) break;
          deliveries.delete(oldest);
        }
        accept(app, context, options);
      },
    );
  };
}

/** Whether an event means that there is something new to look at. */
function calls({ payload }: PullRequestContext): boolean {
  if (payload.pull_request.state === 'closed') return false;
  // Of the edits only a new base changes what the pull request brings.
  return payload.action !== 'edited' || payload.changes.base !== undefined;
}

function accept(app: Probot, context: PullRequestContext, { queue, ...settings }: AppOptions): void {
  const { payload, id } = context;
  const pull = pullRequestOf(payload.repository, payload.pull_request);
  const log = app.log.child({ delivery: id, pullRequest: keyOf(pull), head: pull.headSha });
  const github: GitHub = context.octokit;
  const check = queueCheckRun(github, pull).catch((error: unknown) => {
    log.warn(`The check run could not be made: ${errorSentence(error)}`);
    return undefined;
  });
  queue.add(keyOf(pull), {
    async run() {
      const { review, posted } = await reviewPullRequest(github, pull, await check, settings);
      const { introduced, reviewed, conclusion } = review;
      log.info({ introduced: introduced.length, files: reviewed.length, conclusion, posted }, 'Reviewed');
    },
    async superseded() {
      const open: CheckRun | undefined = await check;
      if (open)
        await abandonCheckRun(
          github,
          open,
          'Superseded',
          'A newer commit or base of this pull request is reviewed instead.',
        );
    },
  });
}
