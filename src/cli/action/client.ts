import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import type { GitHub } from '../../github/client.ts';

/** A workflow pays for its minutes: it waits for so many seconds at most until GitHub takes requests again. */
const LONGEST_WAIT = 120;
const RETRIES = 3;

/** A client with the workflow's token; it tries again what GitHub failed at, and keeps to the limits for requests. */
export function clientFor(token: string, baseUrl: string): GitHub {
  const again = (retryAfter: number, _options: object, _octokit: object, retryCount: number): boolean =>
    retryAfter <= LONGEST_WAIT && retryCount < RETRIES;
  const quiet = (): void => undefined;
  return new (Octokit.plugin(retry, throttling))({
    auth: token,
    baseUrl,
    userAgent: 'plimsoll-action',
    throttle: { onRateLimit: again, onSecondaryRateLimit: again },
    // What fails is told in a sentence; a line of a log could hold text that the runner takes for a command.
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
}
