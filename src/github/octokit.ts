import { ProbotOctokit } from 'probot';
import type { Metrics } from './operating/metrics.ts';

/** So often a request is tried again after GitHub's secondary rate limit; Probot by itself would give up. */
const SECONDARY_LIMIT_RETRIES = 3;
/** A longer wait is left to the queue, in seconds: a job that only waits keeps others from being done. */
const LONGEST_WAIT = 60;

/** Statuses that a second attempt right away doesn't change. To 429 GitHub says when to come back: the queue waits for that. */
const NOT_AT_ONCE = [400, 401, 403, 404, 410, 422, 429, 451];

/** Told of every request and of what its answer says about limits. */
export type RequestObserver = Pick<Metrics, 'asked' | 'left'>;

/**
 * Probot's client.
 * @param throttle see `ServerSettings`
 */
export function octokitFor(throttle: boolean, observer: RequestObserver): typeof ProbotOctokit {
  const waits = (most: number) => (retryAfter: number, _options: object, _octokit: object, retryCount: number) =>
    retryCount < most && retryAfter <= LONGEST_WAIT;
  return ProbotOctokit.plugin((octokit) => observe(octokit, observer), oneForEvents).defaults(
    (options: { readonly throttle?: object }) => ({
      ...options,
      throttle: {
        ...options.throttle,
        enabled: throttle,
        onRateLimit: waits(1),
        onSecondaryRateLimit: waits(SECONDARY_LIMIT_RETRIES),
      },
      retry: { doNotRetry: NOT_AT_ONCE },
    }),
  ) as typeof ProbotOctokit;
}

/**
 * Probot makes a client, with all its plugins, for each event before its handler runs. Nobody here asks GitHub while GitHub waits for an answer (jobs sign in when they run), so events get the app's own client.
 */
function oneForEvents(octokit: Pick<ProbotOctokit, 'auth'>): Pick<ProbotOctokit, 'auth'> {
  const { auth } = octokit;
  const isForEvent = (about: unknown): boolean =>
    (about as { readonly type?: unknown } | undefined)?.type === 'event-octokit';
  return { auth: async (about?: unknown) => (isForEvent(about) ? octokit : auth(about)) };
}

function observe(octokit: Pick<ProbotOctokit, 'hook'>, { asked, left }: RequestObserver): void {
  const limits = (headers: Readonly<Record<string, unknown>>): void => {
    const resource = headers['x-ratelimit-resource'];
    const remaining = headers['x-ratelimit-remaining'];
    if (typeof resource === 'string' && remaining !== undefined) left(resource, Number(remaining));
  };
  octokit.hook.after('request', ({ status, headers }) => {
    asked(status);
    limits(headers);
  });
  octokit.hook.error('request', (error) => {
    const answer = 'response' in error ? error.response : undefined;
    asked(answer?.status ?? 0);
    if (answer) limits(answer.headers);
    throw error;
  });
}
