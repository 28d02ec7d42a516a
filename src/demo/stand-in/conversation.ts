import type { ApiAnswer, ApiRequest } from './api.ts';
import * as objects from './objects.ts';
import { notFound, unprocessable } from './refusal.ts';
import { pullRequest } from './repository-objects.ts';
import { BOT, OWNER, type State } from './state.ts';

type Parts = readonly string[];

/** `POST issues/N/comments`. */
export function postComment(state: State, { body }: ApiRequest, [number]: Parts): ApiAnswer {
  const pull = state.pullRequests.get(Number(number));
  const text = textOf(body);
  if (!pull) return notFound();
  if (text === '') return unprocessable('body is required');
  const record = { id: state.nextId(), pullRequest: pull.number, author: BOT, body: text };
  state.issueComments.push(record);
  return { status: 201, body: objects.issueComment(state, record) };
}

/** `PATCH issues/comments/ID`: an app edits its own comments only. */
export function patchComment(state: State, { body }: ApiRequest, [id]: Parts): ApiAnswer {
  const record = state.issueComments.find((comment) => comment.id === Number(id));
  if (record?.author !== BOT) return notFound();
  record.body = textOf(body);
  return { status: 200, body: objects.issueComment(state, record) };
}

/** `POST pulls/N/comments/ID/replies`. */
export function postReply(state: State, { body }: ApiRequest, [number, id]: Parts): ApiAnswer {
  const opening = state.comments.find((comment) => comment.id === Number(id));
  if (opening?.pullRequest !== Number(number)) return notFound();
  const text = textOf(body);
  if (text === '') return unprocessable('body is required');
  const reply = { ...opening, id: state.nextId(), body: text, inReplyTo: opening.id, author: BOT };
  state.comments.push(reply);
  return { status: 201, body: objects.reviewComment(state, reply) };
}

const REACTIONS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'];

/** `POST …/comments/ID/reactions`: 200 when it was there already. */
export function postReaction(state: State, { body }: ApiRequest, [id]: Parts): ApiAnswer {
  const comment = Number(id);
  if (![...state.issueComments, ...state.comments].some((each) => each.id === comment)) return notFound();
  const content = String((body as { content?: unknown } | undefined)?.content);
  if (!REACTIONS.includes(content)) return unprocessable('content is no reaction');
  const known = state.reactions.find((each) => each.comment === comment && each.content === content);
  const record = known ?? { id: state.nextId(), comment, content };
  if (!known) state.reactions.push(record);
  return { status: known ? 200 : 201, body: objects.reaction(state, record) };
}

/** `GET …/comments/ID/reactions`. */
export function listReactions(state: State, _request: ApiRequest, [id]: Parts): ApiAnswer {
  const mine = state.reactions.filter(({ comment }) => comment === Number(id));
  return { status: 200, body: mine.map((record) => objects.reaction(state, record)) };
}

/** `GET collaborators/USER/permission`; in a public repository everybody may read. */
export function permission(state: State, _request: ApiRequest, [login = '']: Parts): ApiAnswer {
  const given = state.permissions.get(login) ?? 'read';
  const user = { ...objects.user(state, login), role_name: given };
  return { status: 200, body: { permission: given, role_name: given, user } };
}

/** `GET pulls?head=owner:branch&state=open`. */
export function listPulls(state: State, { query }: ApiRequest): ApiAnswer {
  const head = query.get('head');
  const pulls = [...state.pullRequests.values()].filter(
    (pull) => pull.state === 'open' && (head === null || head === `${OWNER}:${pull.headBranch}`),
  );
  return { status: 200, body: pulls.map((pull) => pullRequest(state, pull)) };
}

/** `GET pulls/N`. */
export function readPull(state: State, _request: ApiRequest, [number]: readonly string[]): ApiAnswer {
  const pull = state.pullRequests.get(Number(number));
  return pull ? { status: 200, body: pullRequest(state, pull) } : notFound();
}

/** `POST pulls`. */
export function createPull(state: State, { body }: ApiRequest): ApiAnswer {
  const { title = '', body: text = '', head = '', base = '' } = body as Readonly<Record<string, string>>;
  const number = Math.max(0, ...state.pullRequests.keys()) + 1;
  const pull = {
    number,
    title,
    body: text,
    author: BOT,
    headBranch: head,
    baseBranch: base,
    draft: false,
    state: 'open' as const,
  };
  state.pullRequests.set(number, pull);
  return { status: 201, body: pullRequest(state, pull) };
}

function textOf(body: unknown): string {
  const text = (body as { body?: unknown } | undefined)?.body;
  return typeof text === 'string' ? text : '';
}
