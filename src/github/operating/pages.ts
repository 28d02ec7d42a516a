import type { IncomingMessage } from 'node:http';
import { answerJson, type Handler, pathOf } from '../handlers.ts';
import type { Store } from '../queue/store.ts';
import { type Access, access } from './access.ts';
import { jobOverview, retryJob } from './job-list.ts';
import type { Metrics } from './metrics.ts';
import { statusPage } from './status-page.ts';

/** So many jobs of each state are shown. */
const SHOWN = 25;
/** A form of the status page has some 150 bytes. */
const LARGEST_FORM = 4_096;

/**
 * The operator's pages: `/metrics`, `/status`, `/status.json` and the button behind `/status/retry`. Without a token there are none.
 * @param store undefined for a queue in memory, which has no status page
 */
export function operatorPages(token: string | undefined, metrics: Metrics, store: Store | undefined): Handler {
  const guard: Access | undefined = token === undefined ? undefined : access(token);
  return async (request, response) => {
    const path = pathOf(request);
    if (!guard || !['/metrics', '/status', '/status.json', '/status/retry'].includes(path)) return false;
    if (!guard.allows(request, response)) return true;
    if (path === '/metrics') {
      response.writeHead(200, { 'content-type': metrics.contentType }).end(await metrics.text());
      return true;
    }
    if (!store) return false;
    if (path === '/status/retry') {
      if (request.method !== 'POST') return false;
      const form = await formOf(request);
      const job = form?.get('job') ?? '';
      if (!guard.isSealed(job, form?.get('seal') ?? '')) {
        response.writeHead(403, { 'content-type': 'text/plain' }).end('This button is not of this page.\n');
        return true;
      }
      await retryJob(store, job);
      response.writeHead(303, { location: '/status' }).end();
      return true;
    }
    const overview = await jobOverview(store, SHOWN);
    if (path === '/status.json') return answerJson(response, 200, overview);
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
        'cache-control': 'no-store',
      })
      .end(statusPage(overview, new Date(), guard.seal));
    return true;
  };
}

/** The fields of a form; undefined when it is larger than any form here. */
async function formOf(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_FORM) return undefined;
    parts.push(part);
  }
  return new URLSearchParams(Buffer.concat(parts).toString());
}
