import { createHmac, randomUUID } from 'node:crypto';
import { git } from '../../repository/git.ts';
import { checkRun, issueComment, reviewComment, user } from './objects.ts';
import { pullRequest, repository } from './repository-objects.ts';
import { BOT, type CheckRunRecord, INSTALLATION, type State } from './state.ts';

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

/** What every payload has, about who did it and where. */
function common(state: State, sender: string) {
  return {
    repository: repository(state),
    installation: { id: INSTALLATION, node_id: `I_${INSTALLATION}` },
    sender: sender === BOT ? user(state, BOT, 'Bot') : user(state, sender),
  };
}

/** Somebody writes in the conversation of a pull request; gives the app's answer to the event. */
export function writeComment(
  state: State,
  target: Target,
  { number, author, body }: { readonly number: number; readonly author: string; readonly body: string },
): Promise<Response> {
  const record = { id: state.nextId(), pullRequest: number, author, body };
  state.issueComments.push(record);
  const payload = {
    action: 'created',
    issue: { number, state: state.pullRequests.get(number)?.state, pull_request: { url: '' } },
    comment: issueComment(state, record),
    ...common(state, author),
  };
  return deliver(target, 'issue_comment', payload);
}

/** Somebody answers a comment on lines. */
export function writeReply(
  state: State,
  target: Target,
  { to, author, body }: { readonly to: number; readonly author: string; readonly body: string },
): Promise<Response> {
  const opening = state.comments.find(({ id }) => id === to);
  const pull = opening && state.pullRequests.get(opening.pullRequest);
  if (!opening || !pull) throw new Error(`There is no comment ${to}.`);
  const record = { ...opening, id: state.nextId(), author, body, inReplyTo: to };
  state.comments.push(record);
  const payload = {
    action: 'created',
    pull_request: pullRequest(state, pull),
    comment: reviewComment(state, record),
    ...common(state, author),
  };
  return deliver(target, 'pull_request_review_comment', payload);
}

/** Somebody presses a button of a check run, or asks to run it again (no button). */
export function pressButton(
  state: State,
  target: Target,
  { run, button, by }: { readonly run: CheckRunRecord; readonly button?: string; readonly by: string },
): Promise<Response> {
  const payload = {
    action: button === undefined ? 'rerequested' : 'requested_action',
    ...(button === undefined ? {} : { requested_action: { identifier: button } }),
    check_run: { ...checkRun(state, run), check_suite: { id: run.id, head_branch: branchAt(state, run.headSha) } },
    ...common(state, by),
  };
  return deliver(target, 'check_run', payload);
}

/** Somebody asks to run all checks of a commit again. */
export function rerunSuite(
  state: State,
  target: Target,
  { run, by }: { readonly run: CheckRunRecord; readonly by: string },
): Promise<Response> {
  const branch = branchAt(state, run.headSha);
  const payload = {
    action: 'rerequested',
    check_suite: { id: run.id, head_sha: run.headSha, head_branch: branch, pull_requests: [] },
    ...common(state, by),
  };
  return deliver(target, 'check_suite', payload);
}

/** Somebody pushed to a branch; all zeros before for a new one. */
export function deliverPush(
  state: State,
  target: Target,
  { branch, before }: { readonly branch: string; readonly before: string },
): Promise<Response> {
  const { installation, sender, repository: about } = common(state, 'octo');
  const payload = {
    ref: `refs/heads/${branch}`,
    before,
    after: state.repository.resolve(branch),
    created: /^0+$/.test(before),
    deleted: false,
    forced: false,
    // GitHub describes the owner of a pushed repository in an older way.
    repository: { ...about, owner: { ...about.owner, name: about.owner.login } },
    installation,
    sender,
  };
  return deliver(target, 'push', payload);
}

/** A merge queue wants to know about a group. */
export function deliverMergeGroup(
  state: State,
  target: Target,
  { branch, base }: { readonly branch: string; readonly base: string },
): Promise<Response> {
  const payload = {
    action: 'checks_requested',
    merge_group: {
      head_ref: `refs/heads/${branch}`,
      head_sha: state.repository.resolve(branch),
      base_ref: `refs/heads/${base}`,
      base_sha: state.repository.resolve(base),
    },
    ...common(state, 'octo'),
  };
  return deliver(target, 'merge_group', payload);
}

function branchAt({ repository: { directory } }: State, sha: string): string | null {
  return git(directory, ['for-each-ref', '--points-at', sha, '--format=%(refname:short)']).split('\n')[0] || null;
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
      // One that is kept open may be closed by the server just when it is used again.
      connection: 'close',
      'user-agent': 'GitHub-Hookshot/stand-in',
      'x-github-event': event,
      'x-github-delivery': delivery,
      'x-hub-signature-256': `sha256=${signature}`,
    },
    body,
  });
}
