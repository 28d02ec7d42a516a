import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import { fullLineRange, lineRange } from '../../text/lines.ts';
import type { Rule } from '../rule.ts';

export const blankLinesBetweenInstructions: Rule = {
  id: 'blank-lines-between-instructions',
  group: 'formatting',
  severity: 'style',
  default: false,
  fix: 'safe',
  aliases: ['tally/newline-between-instructions'],
  summary: 'Blank lines between instructions follow no pattern.',
  why: 'Blank lines that always mean the same make the parts of a file visible.',
  options: {
    mode: {
      type: 'string',
      description: '`grouped` (none between instructions of one kind, one between others), `always` or `never`.',
      default: 'grouped',
    },
  },
  *check({ file, options }) {
    const mode = String(options.mode);
    for (const [at, instruction] of file.instructions.entries()) {
      const before = file.instructions[at - 1];
      if (!before) continue;
      const { blanks, commented } = gap(file, before, instruction);
      const same = before.keyword === instruction.keyword;
      // A comment begins a part of its own within a group: both ways are fine.
      if (mode === 'grouped' && same && commented) continue;
      const wanted = mode === 'always' || (mode === 'grouped' && !same) ? 1 : 0;
      if (blanks === wanted || (wanted === 1 && blanks > 1)) continue;
      const start = fullLineRange(file.lines, before.endLine).end;
      const end = fullLineRange(file.lines, before.endLine + blanks).end;
      yield {
        range: instruction.keywordRange,
        message:
          wanted === 1
            ? `Leave a blank line between \`${before.keyword}\` and this \`${instruction.keyword}\`.`
            : `Leave no blank line in front of this \`${instruction.keyword}\`.`,
        fix: {
          safety: 'safe',
          title: wanted === 1 ? 'Insert a blank line' : 'Take out the blank lines',
          edits: [{ range: { start, end }, text: wanted === 1 ? file.eol : '' }],
        },
      };
    }
  },
};

/** Blank lines right behind an instruction, and whether a comment stands between it and the next. */
function gap(file: Dockerfile, before: Instruction, next: Instruction): { blanks: number; commented: boolean } {
  let blanks = 0;
  let commented = false;
  for (let line = before.endLine + 1; line < next.line; line++) {
    const range = lineRange(file.lines, line);
    if (file.text.slice(range.start, range.end).trim() !== '') commented = true;
    else if (!commented) blanks++;
  }
  return { blanks, commented };
}
