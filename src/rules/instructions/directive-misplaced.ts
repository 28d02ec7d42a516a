import type { Comment, Dockerfile } from '../../dockerfile/model.ts';
import { fullLineRange, lineAt } from '../../text/lines.ts';
import type { Fix, Rule } from '../rule.ts';

export const directiveMisplaced: Rule = {
  id: 'directive-misplaced',
  group: 'instructions',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['dockerlinter:ED0001', 'dockerlinter:ED0004'],
  summary: 'A parser directive that is not at the very top.',
  why: 'Parser directives count only above everything else; behind a comment, a blank line or an instruction they are comments.',
  *check({ file }) {
    const moved = new Set(file.directives.map(({ name }) => name));
    for (const comment of file.comments) {
      // The builder skips `#!` before it looks for its syntax.
      if (/^syntax/i.test(comment.text) && isBelowShebang(file, comment)) continue;
      const name = DIRECTIVE.test(comment.text) ? /^\w+/.exec(comment.text)?.[0].toLowerCase() : undefined;
      if (name === undefined) continue;
      const fix = moved.has(name) ? undefined : fixFor(file, comment, name);
      if (fix) moved.add(name);
      yield {
        range: comment.range,
        message: `\`${comment.text}\` is a mere comment here; move it to the very top of the file.`,
        fix,
      };
    }
  },
};

/** With a value that only a directive has, as prose may begin with these words too. */
const DIRECTIVE =
  /^(?:syntax\s*=\s*(?=[\w./:@-]*$)[\w./-]*docker[\w./:@-]*|escape\s*=\s*[\\`]|check\s*=\s*(skip|error|experimental)=\S+)$/i;

function fixFor(file: Dockerfile, { range }: Comment, name: string): Fix | undefined {
  const inside = file.instructions.some(
    (instruction) => instruction.range.start < range.start && range.end <= instruction.range.end,
  );
  const line = fullLineRange(file.lines, lineAt(file.lines, range.start));
  // `# syntax=` is looked for first, so it comes before the others.
  const at = name === 'syntax' ? 0 : belowDirectives(file);
  // Another escape character changes how everything else is read.
  if (name === 'escape' || inside || file.text.startsWith('\uFEFF')) return undefined;
  // Below a directive that can't be read it has its place already.
  if (at === line.start) return undefined;
  return {
    safety: 'unsafe',
    title: 'Move the directive to the top',
    edits: [
      { range: { start: at, end: at }, text: `${file.text.slice(range.start, range.end)}${file.eol}` },
      { range: line, text: '' },
    ],
  };
}

function isBelowShebang({ text, lines }: Dockerfile, { range }: Comment): boolean {
  return text.startsWith('#!') && lineAt(lines, range.start) === 2;
}

/** The start of the line behind the last directive; 0 without one. */
function belowDirectives({ directives, lines }: Dockerfile): number {
  const last = directives.at(-1);
  return last ? fullLineRange(lines, lineAt(lines, last.range.start)).end : 0;
}
