import type { Dialect, Redirect, SimpleCommand, Word } from '../syntax/tree.ts';
import { literal } from './names.ts';

/** Does the word begin with a text of its own that makes it no option? */
export function beginsAsWord({ parts: [first] }: Word): boolean {
  return first?.kind === 'text' && /^[^-]/.test(first.text);
}

/** Is what stands behind an `exec` never reached? */
export function execEnds(dialect: Dialect, { words, redirects }: SimpleCommand): boolean {
  const [, first, ...rest] = words;
  if (!first) return false;
  if (dialect === 'sh') return [first, ...rest].some((word) => literal(word) !== undefined);
  return beginsAsWord(first) && !redirects.some(mayFail);
}

/** May a redirection not come about, as its file can't be opened? */
export function mayFail({ operator, word }: Redirect): boolean {
  return !/&|<<|\(/.test(operator) && word.raw !== '/dev/null';
}
