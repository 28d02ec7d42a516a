import { ProbotOctokit } from 'probot';

/** So often a request is tried again after GitHub's secondary rate limit; Probot by itself would give up. */
const SECONDARY_LIMIT_RETRIES = 3;
/** A longer wait is left to the queue, in seconds: a job that only waits keeps others from being done. */
const LONGEST_WAIT = 60;

/**
 * Probot's client.
 * @param throttle see `ServerSettings`
 */
export function octokitFor(throttle: boolean): typeof ProbotOctokit {
  const waits = (most: number) => (retryAfter: number, _options: object, _octokit: object, retryCount: number) =>
    retryCount < most && retryAfter <= LONGEST_WAIT;
  return ProbotOctokit.defaults((options: { readonly throttle?: object }) => ({
    ...options,
    throttle: {
      ...options.throttle,
      enabled: throttle,
      onRateLimit: waits(1),
      onSecondaryRateLimit: waits(SECONDARY_LIMIT_RETRIES),
    },
  })) as typeof ProbotOctokit;
}
