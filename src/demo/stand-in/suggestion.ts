import { git } from '../../repository/git.ts';
import { diffOf } from './diff.ts';
import type { CommentRecord, State } from './state.ts';

const SUGGESTION = /^(`{3,})suggestion\n((?:[\s\S]*?\n)?)\1$/m;

/** The lines that a comment's suggestion puts in place of the commented ones; undefined when it has none. */
export function suggestionOf(body: string): string[] | undefined {
  const text = SUGGESTION.exec(body)?.[2];
  return text === undefined ? undefined : text.split('\n').slice(0, -1);
}

/** The lines that a comment is about, at its own commit: first and last, from 1. */
export function linesOf(comment: CommentRecord): { start: number; end: number } {
  return { start: comment.startLine ?? comment.line, end: comment.line };
}

/** Where a comment's lines are at a later commit; undefined when they were changed since (GitHub calls it outdated). */
export function currentLines(
  state: State,
  comment: CommentRecord,
  head: string,
): { start: number; end: number } | undefined {
  const { start, end } = linesOf(comment);
  const file = diffOf(state, comment.commit, head).find(
    ({ path, previousPath }) => (previousPath ?? path) === comment.path,
  );
  if (file?.status === 'removed' || (file && file.path !== comment.path)) return undefined;
  let shift = 0;
  for (const { lines } of file?.hunks ?? []) {
    for (const { kind, oldLine } of lines) {
      if (kind === 'deleted' && oldLine !== undefined && oldLine >= start && oldLine <= end) return undefined;
    }
    // Walked in order: what was inserted or deleted before the commented lines moves them.
    let at = lines.find(({ oldLine }) => oldLine !== undefined)?.oldLine ?? 1;
    for (const { kind, oldLine } of lines) {
      if (oldLine !== undefined) at = oldLine + 1;
      if (kind === 'deleted' && oldLine !== undefined && oldLine < start) shift--;
      if (kind === 'added') {
        if (at <= start) shift++;
        else if (at <= end) return undefined;
      }
    }
  }
  return { start: start + shift, end: end + shift };
}

/**
 * Commits a comment's suggestion to the pull request's branch; gives the new commit.
 * @throws Error with a sentence when the comment has none, was committed before, or is outdated
 */
export function commitSuggestion(state: State, id: number): string {
  const comment = state.comments.find((candidate) => candidate.id === id);
  const suggested = comment && suggestionOf(comment.body);
  const pull = comment && state.pullRequests.get(comment.pullRequest);
  if (!comment || !suggested || !pull) throw new Error('There is no such suggestion.');
  if (comment.committed) throw new Error('This suggestion was committed before.');
  if (comment.side === 'LEFT') throw new Error('Suggestions on deleted lines cannot be applied.');
  const head = state.repository.resolve(pull.headBranch);
  const lines = currentLines(state, comment, head);
  if (!lines) throw new Error('The lines of this suggestion were changed since; it is outdated.');
  const text = git(state.repository.directory, ['cat-file', 'blob', `${head}:${comment.path}`]);
  const all = text.split('\n');
  const ending = all[lines.start - 1]?.endsWith('\r') ? '\r' : '';
  const added = suggested.map((line) => (ending !== '' && !line.endsWith('\r') ? `${line}\r` : line));
  all.splice(lines.start - 1, lines.end - lines.start + 1, ...added);
  const commit = state.repository.create(
    pull.headBranch,
    `Update ${comment.path}\n\nSuggested by Plimsoll`,
    { [comment.path]: all.join('\n') },
    head,
  );
  comment.committed = true;
  return commit;
}
