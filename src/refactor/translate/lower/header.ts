import type { Statement } from '../syntax/tree.ts';

/**
 * The comment at the top of a script that an empty line parts from what follows, such as its licence: it is about the whole program.
 * @returns its lines without `#`, and the statements without it
 */
export function withoutHeader(body: readonly Statement[]): {
  readonly header: readonly string[];
  readonly body: readonly Statement[];
} {
  const [first, ...rest] = body;
  const end = first?.comments.indexOf('\n') ?? -1;
  if (!first || end <= 0) return { header: [], body };
  const lines = first.comments.slice(0, end);
  const isText = (text: string): boolean => text.trim() !== '';
  const header = lines.slice(lines.findIndex(isText), lines.findLastIndex(isText) + 1);
  const comments = first.comments.slice(end + 1).filter((text, index, all) => text !== '\n' || all[index - 1] !== '\n');
  return { header, body: [{ ...first, comments }, ...rest] };
}

/** Says something to a linter of shells only. */
export function isDirective(comment: string): boolean {
  return /^\s*shellcheck\s/.test(comment);
}
