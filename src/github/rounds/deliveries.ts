import type { Octokit } from '@octokit/rest';

/** A client that signs in as the app itself. */
export type AppClient = Pick<Octokit, 'request'>;

/** One attempt of GitHub's to deliver an event, as `GET /app/hook/deliveries` lists it. */
interface Attempt {
  /** Larger than a double holds, some day. */
  readonly id: number | bigint;
  /** Of the event: `X-GitHub-Delivery`, the same for all its attempts. */
  readonly guid: string;
  readonly delivered_at: string;
  readonly status_code: number;
}

/** So many attempts are read in one round; GitHub lists a hundred a page. */
const MOST_PAGES = 30;
/** An event that was refused so often is not asked for again. */
const MOST_ATTEMPTS = 5;
const CURSOR = /<[^>]*[?&]cursor=([^&>]+)[^>]*>;\s*rel="next"/;

/**
 * Asks GitHub to deliver again what it couldn't: it doesn't by itself. What was accepted before and comes twice is kept once.
 * @param since how far to look back
 * @returns how many were asked for, and whether there was more than could be read
 */
export async function redeliver(
  app: AppClient,
  since: Date,
): Promise<{ readonly asked: number; readonly more: boolean }> {
  const attempts: Attempt[] = [];
  let cursor: string | undefined;
  let more = true;
  for (let page = 0; page < MOST_PAGES && more; page++) {
    const { data, headers } = await app.request('GET /app/hook/deliveries', { per_page: 100, cursor });
    const recent = data.filter(({ delivered_at }) => new Date(delivered_at) >= since);
    attempts.push(...recent);
    cursor = CURSOR.exec(headers.link ?? '')?.[1];
    more = cursor !== undefined && recent.length === data.length;
  }
  let asked = 0;
  for (const last of failed(attempts)) {
    await app.request('POST /app/hook/deliveries/{delivery_id}/attempts', {
      // The description says number; a path takes either.
      delivery_id: last.id as number,
    });
    asked++;
  }
  return { asked, more };
}

/** The last attempt at each event that never arrived. */
function failed(attempts: readonly Attempt[]): Attempt[] {
  const byEvent = new Map<string, Attempt[]>();
  for (const attempt of attempts) {
    const known = byEvent.get(attempt.guid);
    if (known) known.push(attempt);
    else byEvent.set(attempt.guid, [attempt]);
  }
  return [...byEvent.values()]
    .filter(
      (all) => all.length < MOST_ATTEMPTS && !all.some(({ status_code }) => status_code >= 200 && status_code < 300),
    )
    .flatMap((all) =>
      all.sort((one, other) => Date.parse(other.delivered_at) - Date.parse(one.delivered_at)).slice(0, 1),
    );
}
