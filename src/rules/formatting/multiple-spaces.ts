import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { TextEdit } from '../../text/edit.ts';
import { lineAt } from '../../text/lines.ts';
import type { Rule } from '../rule.ts';

export const multipleSpaces: Rule = {
  id: 'multiple-spaces',
  group: 'formatting',
  severity: 'style',
  default: false,
  fix: 'safe',
  aliases: ['tally/no-multi-spaces'],
  summary: 'Words are parted by more than one space.',
  why: 'More than one space between words is mostly a slip, and shows as a difference when somebody tidies up.',
  *check({ file }) {
    const comments = new Map(file.comments.map((comment) => [comment.range.start, comment.range.end]));
    for (const instruction of file.instructions) {
      const byLine = new Map<number, TextEdit[]>();
      for (const edit of surplus(file, instruction, comments)) {
        const line = lineAt(file.lines, edit.range.start);
        byLine.set(line, [...(byLine.get(line) ?? []), edit]);
      }
      for (const edits of byLine.values()) {
        const [first] = edits;
        if (!first) continue;
        yield {
          range: first.range,
          message: 'Put one space between these words.',
          fix: { safety: 'safe', title: 'Put one space between words', edits },
        };
      }
    }
  },
};

/** Runs of spaces outside of quotes, comments, indentation and what stands in front of an escape character at a line's end. */
function surplus(
  file: Dockerfile,
  { range, argsRange }: Instruction,
  comments: ReadonlyMap<number, number>,
): TextEdit[] {
  const found: TextEdit[] = [];
  if (!/[^\n\t ] {2}/.test(file.text.slice(range.start, argsRange.end))) return found;
  // What is open, outermost first: quotes, and the substitutions in them, in which quotes begin anew (`"$(echo "a  b")"`).
  const open: string[] = [];
  let fresh = false;
  for (let at = range.start; at < argsRange.end; at++) {
    const char = file.text[at] as string;
    if (char === '\n') fresh = true;
    else if (fresh && /[ \t]/.test(char)) continue;
    else if (fresh && char === '#') {
      at = (comments.get(at) ?? at + 1) - 1;
      continue;
    } else if (char === '#' && open.length === 0 && /[ \t]/.test(file.text[at - 1] ?? '')) {
      // A comment of the shell, to the end of the line.
      const eol = file.text.indexOf('\n', at);
      at = (eol === -1 ? argsRange.end : eol) - 1;
    } else if (char === ' ' && open.length === 0) {
      let end = at + 1;
      while (end < argsRange.end && file.text[end] === ' ') end++;
      const rest = file.text.slice(end, end + 3);
      const aligned =
        /^[\\`][ \t]*\r?\n?$|^[\\`]\r?\n|^#/.test(rest) || end === argsRange.end || /^\t|^\r?\n/.test(rest);
      if (end - at > 1 && !aligned && file.text[at - 1] !== '\t') found.push({ range: { start: at, end }, text: ' ' });
      at = end - 1;
    } else if ((char === '\\' || char === file.escape) && open.at(-1) !== "'") {
      if (/["'\\`$ ]/.test(file.text[at + 1] ?? '')) at++;
    } else if (open.at(-1) === "'") {
      if (char === "'") open.pop();
    } else if (char === '(' && (file.text[at - 1] === '$' || open.at(-1) === ')')) open.push(')');
    else if (open.at(-1) === char) open.pop();
    else if (char === '"' || char === '`' || (char === "'" && open.at(-1) !== '"')) open.push(char);
    if (char !== '\n') fresh = false;
  }
  return found;
}
