import { diffOf, type FileDiff, rangeOf } from './diff.ts';
import { notFound, type Refusal, unprocessable } from './refusal.ts';
import type { PullRequestRecord, ReviewRecord, State } from './state.ts';

/** GitHub takes bodies of so many characters. */
const MAX_BODY = 65_536;
const EVENTS = ['COMMENT', 'APPROVE', 'REQUEST_CHANGES'];

interface NewComment {
  readonly path?: unknown;
  readonly body?: unknown;
  readonly line?: unknown;
  readonly side?: unknown;
  readonly start_line?: unknown;
  readonly start_side?: unknown;
}

interface NewReview {
  readonly commit_id?: unknown;
  readonly event?: unknown;
  readonly body?: unknown;
  readonly comments?: readonly NewComment[];
}

/** Takes a review with its comments, or refuses it as a whole as GitHub does when a single comment is wrong. */
export function createReview(state: State, pull: PullRequestRecord, request: NewReview): ReviewRecord | Refusal {
  const { head, mergeBase } = rangeOf(state, pull);
  const commit = typeof request.commit_id === 'string' ? request.commit_id : head;
  const body = typeof request.body === 'string' ? request.body : '';
  const comments = request.comments ?? [];
  if (!isCommit(state, commit)) return notFound();
  if (!EVENTS.includes(String(request.event))) return unprocessable('The stand-in takes submitted reviews only');
  if (body === '' && comments.length === 0) return unprocessable('Review body can not be blank');
  if (body.length > MAX_BODY) return unprocessable(`body is too long (maximum is ${MAX_BODY} characters)`);
  const files = diffOf(state, mergeBase, commit);
  const errors = comments.flatMap((comment) => refuse(comment, files));
  if (errors.length > 0) return unprocessable(...new Set(errors));
  const record: ReviewRecord = {
    id: state.nextId(),
    pullRequest: pull.number,
    commit,
    body,
    event: String(request.event),
  };
  state.reviews.push(record);
  for (const comment of comments) {
    state.comments.push({
      id: state.nextId(),
      reviewId: record.id,
      pullRequest: pull.number,
      commit,
      path: String(comment.path),
      line: Number(comment.line),
      startLine: comment.start_line === undefined ? undefined : Number(comment.start_line),
      side: comment.side === 'LEFT' ? 'LEFT' : 'RIGHT',
      body: String(comment.body),
      committed: false,
      resolvedBy: undefined,
    });
  }
  return record;
}

function isCommit(state: State, sha: string): boolean {
  try {
    return state.repository.resolve(sha) === sha;
  } catch {
    return false; // git says that there is no such commit: that is the answer
  }
}

function refuse(comment: NewComment, files: readonly FileDiff[]): string[] {
  const { path, body, line, side = 'RIGHT', start_line: start, start_side: startSide = side } = comment;
  const file = files.find((candidate) => candidate.path === path);
  if (!file) return ['Path could not be resolved'];
  if (typeof body !== 'string' || body === '') return ['Body can not be blank'];
  if (body.length > MAX_BODY) return [`body is too long (maximum is ${MAX_BODY} characters)`];
  const hunkOf = (wanted: unknown, on: unknown): number =>
    file.hunks.findIndex(({ lines }) => lines.some((each) => (on === 'LEFT' ? each.oldLine : each.newLine) === wanted));
  const end = hunkOf(line, side);
  if (end === -1) return ['Line could not be resolved'];
  if (start === undefined || start === null) return [];
  if (hunkOf(start, startSide) === -1) return ['Start line could not be resolved'];
  if (hunkOf(start, startSide) !== end) return ['Start line must be part of the same hunk as the line'];
  if (Number(start) >= Number(line)) return ['Start line must precede the end line'];
  return [];
}
