import type { Statement } from '../syntax/tree.ts';
import { commandName } from './names.ts';

/**
 * The comments at the top of a script that are about the whole program, such as its licence: those that an empty line parts from the
 * first command, or that stand above its options.
 * @returns their lines without `#`, and the statements without them
 */
export function withoutHeader(body: readonly Statement[]): {
  readonly header: readonly string[];
  readonly body: readonly Statement[];
} {
  const [first, ...rest] = body;
  if (!first) return { header: [], body };
  const options = first.command.kind === 'simple' && commandName(first.command) === 'set';
  const end = first.apart || options ? first.comments.length : first.comments.lastIndexOf('\n');
  const isText = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';
  const header = first.comments
    .slice(0, Math.max(end, 0))
    .filter((text) => !isDirective(text))
    .filter((text, index, all) => isText(text) || (isText(all[index - 1]) && all.slice(index).some(isText)));
  return { header, body: [{ ...first, comments: first.comments.slice(end + 1) }, ...rest] };
}

/** Says something to a linter of shells or to the shell only: a directive, or an option that is commented out. */
export function isDirective(comment: string): boolean {
  return /^\s*(?:shellcheck\s|set [-+][a-z]+\s*$)/.test(comment);
}
