import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { TextEdit } from '../../text/edit.ts';
import { lineAt, lineRange } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';
import { breakAt, breakBefore, chainLinks } from '../support/instructions/line-breaks.ts';

export const longRunLine: Rule = {
  id: 'long-run-line',
  group: 'style',
  severity: 'style',
  default: false,
  fix: 'safe',
  aliases: ['S7020'],
  summary: 'A line of a RUN is long.',
  why: 'A long line has to be scrolled to be read, and a change somewhere in it shows as a change of all of it.',
  options: {
    max: { type: 'integer', description: 'How many characters a line may have.', default: 120 },
  },
  *check({ file, options }) {
    const max = Number(options.max);
    for (const run of runs(file)) {
      for (let line = run.line; line <= run.endLine; line++) {
        const range = lineRange(file.lines, line);
        if (range.end - range.start <= max || !isLong(file, run, range, max)) continue;
        const edits = breaks(file, run, line, max);
        yield {
          range,
          message: `Break this line of ${range.end - range.start} characters; ${max} are fine.`,
          fix: edits.length > 0 ? { safety: 'safe', title: 'Break the line', edits } : undefined,
        };
      }
    }
  },
};

/** Addresses can't be broken, and a few long words are no list of commands. */
function isLong({ text, comments }: Dockerfile, run: Instruction, range: Range, max: number): boolean {
  if (comments.some((comment) => comment.range.end === range.end)) return false;
  const comment = run.shell().comments.find(({ start }) => start >= range.start && start < range.end);
  const line = text.slice(range.start, comment?.start ?? range.end).trimEnd();
  return line.length > max && !line.includes('://') && line.trim().split(/\s+/).length >= 7;
}

function breaks(file: Dockerfile, run: Instruction, line: number, max: number): TextEdit[] {
  // A chain whose operators end their lines is not to get a line with an operator alone.
  const links = chainLinks(run).filter(
    ({ operator, after }) => lineAt(file.lines, operator.start) === line && lineAt(file.lines, after) === line,
  );
  const strong = links.filter(({ kind }) => kind !== '|');
  const indent =
    line === run.line ? '    ' : (/^[ \t]*/.exec(file.text.slice(lineRange(file.lines, line).start))?.[0] ?? '');
  const atLinks = (strong.length > 0 ? strong : links).flatMap((link) => breakBefore(file, link, indent) ?? []);
  return atLinks.length > 0 ? atLinks : breakBetweenWords(file, run, line, max);
}

/** A command that is too long by itself goes on before one of its words: an option, where there is one. */
function breakBetweenWords(file: Dockerfile, run: Instruction, line: number, max: number): TextEdit[] {
  const range = lineRange(file.lines, line);
  // A line of that length was made by a program, and every place of it would be looked at for every break.
  if (range.end - range.start > 20_000) return [];
  const script = run.shell();
  if (run.form === 'exec' || script.errors.length > 0) return [];
  const heredoc = run.heredocs.find(({ bodyRange }) => range.start >= bodyRange.start && range.end <= bodyRange.end);
  if (heredoc ? heredoc.interpreter === undefined : range.start > run.argsRange.end) return [];
  const starts = [
    ...run.flags.map((flag) => flag.range.start),
    run.argsRange.start,
    ...(script.commands.length === 0 && !heredoc ? pipesOf(file, range) : []),
    ...script.commands.flatMap(({ args, redirects, inside, operatorBefore, operatorBeforeRange: operator }) => {
      if (inside.includes('shell-c') || inside.includes('substitution')) return [];
      const joins = operator && /^(&&|\|\|?)$/.test(operatorBefore ?? '') ? [operator.start] : [];
      return [...joins, ...[...args, ...redirects].map((word) => word.range.start)];
    }),
  ].filter((start) => start > range.start && start < range.end && /[ \t]/.test(file.text[start - 1] ?? ''));
  const indent = line === run.line ? '    ' : `${/^[ \t]*/.exec(file.text.slice(range.start))?.[0] ?? ''}  `;
  const edits: TextEdit[] = [];
  const places = [...new Set(starts)].sort((one, other) => one - other);
  // Each piece ends with a blank and the sign that continues the line.
  let from = range.start;
  let room = max - 2;
  while (range.end - from > room) {
    const fits = places.filter((place) => place > from && place - from <= room);
    const at = fits.findLast((place) => file.text[place] === '-' && place - from > room / 2) ?? fits.at(-1);
    // In a here-document it is the shell that reads the sign.
    const edit = at === undefined ? undefined : breakAt(heredoc ? { ...file, escape: '\\' } : file, at, indent);
    // A single word that is too long by itself stays so.
    if (at === undefined || !edit) return [];
    edits.push(edit);
    from = at;
    room = max - 2 - indent.length;
  }
  return edits;
}

/** The pipes of a line that another shell than a POSIX one reads, as far as they stand outside of quotes. */
function pipesOf({ text }: Dockerfile, { start, end }: Range): number[] {
  const plain = text.slice(start, end).replace(/"[^"]*"|'[^']*'/g, (quoted) => '_'.repeat(quoted.length));
  return /["']/.test(plain) ? [] : [...plain.matchAll(/(?<= )\|(?= )/g)].map(({ index }) => start + index);
}
