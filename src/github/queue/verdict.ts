import { errorSentence, statusOf } from '../errors.ts';

/** What becomes of a job that failed. */
export type Verdict =
  /** It passes: try again, with growing waits, or not before the time that GitHub named. */
  | { readonly again: true; readonly reason: string; readonly notBefore: Date | undefined }
  /** It stays. */
  | { readonly again: false; readonly reason: string };

/** A fault of ours is tried twice more: what a new release mends is rare, but a job must not run for hours against a wall. */
const ATTEMPTS_AT_FAULTS = 3;

/** Error codes of Node's network and of Postgres (class 08, 53, 57: connection, resources, shutdown) that pass. */
const PASSING_CODE =
  /^(ECONN\w+|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|ENETUNREACH|EHOSTUNREACH|UND_ERR_\w+|(08|53|57)\w{3})$/;

/**
 * Judges a failure: 5xx, no answer, and rate limits pass; what GitHub refuses stays.
 * @param attempt counts from 1
 * @param now for waits that GitHub gives in seconds
 */
export function verdictOn(error: unknown, attempt: number, now: Date): Verdict {
  const reason = errorSentence(error);
  if (isPassing(error)) return { again: true, reason, notBefore: limitEnd(error, now) };
  const refused = statusOf(error) !== undefined && statusOf(error) !== 401;
  if (refused || isRefusedByGraphql(error)) return { again: false, reason };
  return attempt < ATTEMPTS_AT_FAULTS ? { again: true, reason, notBefore: undefined } : { again: false, reason };
}

/** Whether the same request may succeed later. */
export function isPassing(error: unknown): boolean {
  const status = statusOf(error);
  if (status !== undefined) return status >= 500 || status === 429 || isRateLimit(error);
  if (graphqlErrors(error).some(({ type }) => type === 'RATE_LIMITED' || type === undefined)) return true;
  return [error, (error as { cause?: unknown } | undefined)?.cause].some((one) =>
    PASSING_CODE.test(String((one as { code?: unknown } | undefined)?.code ?? '')),
  );
}

type Headers = Readonly<Record<string, string | number | undefined>>;

function headersOf(error: unknown): Headers {
  const { response, headers } = (error ?? {}) as { response?: { headers?: Headers }; headers?: Headers };
  return response?.headers ?? headers ?? {};
}

/** GitHub answers 403 as well as 429 when a limit is reached. */
function isRateLimit(error: unknown): boolean {
  const headers = headersOf(error);
  const message = error instanceof Error ? error.message : '';
  return (
    statusOf(error) === 403 &&
    (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(message))
  );
}

/** When a reached limit ends: `retry-after` in seconds, or `x-ratelimit-reset` as a Unix time. */
function limitEnd(error: unknown, now: Date): Date | undefined {
  const headers = headersOf(error);
  const seconds = Number(headers['retry-after']);
  if (seconds > 0) return new Date(now.getTime() + seconds * 1000);
  const reset = Number(headers['x-ratelimit-reset']);
  return headers['x-ratelimit-remaining'] === '0' && reset > 0 ? new Date(reset * 1000) : undefined;
}

function graphqlErrors(error: unknown): readonly { readonly type?: string }[] {
  const { errors } = (error ?? {}) as { errors?: unknown };
  return Array.isArray(errors) ? errors : [];
}

function isRefusedByGraphql(error: unknown): boolean {
  return graphqlErrors(error).length > 0;
}
