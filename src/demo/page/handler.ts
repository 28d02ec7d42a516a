import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf } from '../stand-in/server.ts';
import type { State } from '../stand-in/state.ts';
import { pullRequestPage } from './page.ts';

/** What somebody can do on the page. Each resolves when the app has done all that came of it. */
export interface PageActions {
  /** Commits a suggestion. */
  commit(comment: number): Promise<void>;
  /** Writes in the conversation. */
  comment(body: string): Promise<void>;
  /** Answers a comment on lines. */
  reply(comment: number, body: string): Promise<void>;
  /** Presses a button of a check run. */
  press(run: number, button: string): Promise<void>;
}

/** Serves the pull request's page at `/`, and takes its buttons and forms. */
export function pageHandler(state: State, number: number, actions: PageActions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://page');
    if (request.method === 'POST') {
      const act = actionAt(pathname, new URLSearchParams(await bodyOf(request)), actions);
      if (!act) return false;
      const said = await act().then(
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

function actionAt(path: string, form: URLSearchParams, actions: PageActions): (() => Promise<void>) | undefined {
  const id = Number(form.get('id'));
  const body = form.get('body') ?? '';
  switch (path) {
    case '/commit':
      return () => actions.commit(id);
    case '/comment':
      return () => actions.comment(body);
    case '/reply':
      return () => actions.reply(id, body);
    case '/press':
      return () => actions.press(id, form.get('button') ?? '');
    default:
      return undefined;
  }
}
