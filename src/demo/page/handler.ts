import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf } from '../stand-in/server.ts';
import type { State } from '../stand-in/state.ts';
import { pullRequestPage } from './page.ts';

/** Serves the pull request's page at `/`, and takes its one button. */
export function pageHandler(state: State, number: number, commit: (comment: number) => Promise<void>) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://page');
    if (request.method === 'POST' && pathname === '/commit') {
      const comment = Number(new URLSearchParams(await bodyOf(request)).get('comment'));
      const said = await commit(comment).then(
        () => '',
        (error: unknown) => `?error=${encodeURIComponent(error instanceof Error ? error.message : String(error))}`,
      );
      response.writeHead(303, { location: `/${said}` }).end();
      return true;
    }
    // Links that GitHub would make (to lines, rules, the pull request itself) lead back to the page.
    if (request.method !== 'GET' || pathname === '/favicon.ico') return false;
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; img-src data:",
    });
    response.end(pullRequestPage(state, number, searchParams.get('error') ?? undefined));
    return true;
  };
}
