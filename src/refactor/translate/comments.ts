import { TEXT_LINE_END } from './language.ts';

/** Longer lines are broken, and a comment must not come in between. */
const WIDTH = 100;

/**
 * The lines of a program with a comment more.
 * @param text the comment with its sign
 * @param gap what parts it from the code on the last line, behind which it belongs; undefined: it has a line of its own
 * @param indent blanks before a line of its own
 */
export function withComment(lines: readonly string[], text: string, gap: string | undefined, indent: string): string[] {
  const last = lines.at(-1);
  if (gap === undefined || last === undefined) return [...lines, indent + text];
  if (last.length + gap.length + text.length <= WIDTH && !last.includes(TEXT_LINE_END))
    return [...lines.slice(0, -1), last + gap + text];
  return [...lines.slice(0, -1), indent + text, last];
}
