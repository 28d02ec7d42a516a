import { createHmac, randomUUID } from 'node:crypto';
import { pullRequest, repository, user } from './objects.ts';
import { INSTALLATION, type State } from './state.ts';

export interface Target {
  /** The app's webhook address. */
  readonly url: string;
  readonly secret: string;
}

/** Delivers a signed `pull_request` event over HTTP, as GitHub does; gives the app's answer. */
export function deliverPullRequest(
  state: State,
  target: Target,
  number: number,
  action: string,
  more: { readonly delivery?: string; readonly changes?: object } = {},
): Promise<Response> {
  const record = state.pullRequests.get(number);
  if (!record) throw new Error(`There is no pull request ${number}.`);
  const payload = {
    action,
    number,
    pull_request: pullRequest(state, record),
    repository: repository(state),
    installation: { id: INSTALLATION, node_id: `I_${INSTALLATION}` },
    sender: user(state, record.author),
    ...(more.changes === undefined ? {} : { changes: more.changes }),
  };
  return deliver(target, 'pull_request', payload, more.delivery);
}

export function deliver(
  target: Target,
  event: string,
  payload: unknown,
  delivery: string = randomUUID(),
): Promise<Response> {
  const body = JSON.stringify(payload);
  const signature = createHmac('sha256', target.secret).update(body).digest('hex');
  return fetch(target.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/stand-in',
      'x-github-event': event,
      'x-github-delivery': delivery,
      'x-hub-signature-256': `sha256=${signature}`,
    },
    body,
  });
}
