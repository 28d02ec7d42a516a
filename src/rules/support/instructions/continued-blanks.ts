import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import { lineAt, lineRange } from '../../../text/lines.ts';
import type { Range } from '../../../text/range.ts';
import { KEYWORDS } from './keywords.ts';

/** Blank lines that follow each other inside a continued instruction; lines count from 1. */
export interface BlankRun {
  readonly instruction: Instruction;
  readonly first: number;
  readonly last: number;
  /** The line below that looks like an instruction of its own, which the builder takes for a part of this one. */
  readonly swallowed: Range | undefined;
  /** Nothing but blank lines follows to the end of the file. */
  readonly open: boolean;
}

/** Every run of blank lines inside of continued instructions; blank lines of here-documents are none. */
export function blankRuns(file: Dockerfile): BlankRun[] {
  const found: BlankRun[] = [];
  for (const instruction of file.instructions) {
    const last = lineAt(file.lines, instruction.argsRange.end);
    // Blank runs with nothing but comments behind them so far.
    let pending: { first: number; last: number }[] = [];
    for (let line = instruction.line + 1; line <= last; line++) {
      const text = lineText(file, line);
      const run = pending.at(-1);
      if (text.trim() === '') {
        if (run && run.last === line - 1) run.last = line;
        else pending.push({ first: line, last: line });
      } else if (!text.trimStart().startsWith('#')) {
        const keyword = /^([A-Z]+)[ \t]/.exec(text)?.[1];
        const swallowed = keyword !== undefined && KEYWORDS.has(keyword) ? lineRange(file.lines, line) : undefined;
        // One sign is to be removed, so one run tells of it.
        const told = swallowed ? pending.slice(0, 1) : pending;
        for (const each of told) found.push({ instruction, ...each, swallowed, open: false });
        pending = [];
      }
    }
  }
  const open = openEnd(file);
  return open ? [...found, open] : found;
}

/** A last instruction that is continued into blank lines, behind which the file ends. */
function openEnd(file: Dockerfile): BlankRun | undefined {
  const instruction = file.instructions.at(-1);
  if (!instruction || instruction.heredocs.length > 0) return undefined;
  const lastText = lineAt(file.lines, Math.max(instruction.argsRange.start, instruction.argsRange.end - 1));
  const first = lastText + 1;
  const rest = file.text.slice(lineRange(file.lines, lastText).start);
  const behind = /^.*[\\`][ \t]*\r?\n([ \t]*\r?\n|[ \t]+$)\s*$/.exec(rest);
  if (!behind || !lineText(file, lastText).trimEnd().endsWith(file.escape)) return undefined;
  return { instruction, first, last: first, swallowed: undefined, open: true };
}

function lineText({ text, lines }: Dockerfile, line: number): string {
  const { start, end } = lineRange(lines, line);
  return text.slice(start, end);
}
