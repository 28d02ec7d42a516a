import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import { lineAt, lineRange } from '../../../text/lines.ts';
import { KEYWORDS } from './keywords.ts';

/** Blank lines that follow each other inside a continued instruction; lines count from 1. */
export interface BlankRun {
  readonly instruction: Instruction;
  readonly first: number;
  readonly last: number;
  /** The line below looks like an instruction of its own, which the builder takes for a part of this one. */
  readonly swallows: boolean;
}

/** Every run of blank lines inside of continued instructions; blank lines of here-documents are none. */
export function blankRuns(file: Dockerfile): BlankRun[] {
  const found: BlankRun[] = [];
  for (const instruction of file.instructions) {
    const last = lineAt(file.lines, instruction.argsRange.end);
    let first = 0;
    for (let line = instruction.line + 1; line <= last; line++) {
      const text = lineText(file, line);
      if (text.trim() === '') {
        if (first === 0) first = line;
      } else if (first !== 0) {
        const keyword = /^([A-Z]+)[ \t]/.exec(text)?.[1];
        const swallows = keyword !== undefined && KEYWORDS.has(keyword);
        found.push({ instruction, first, last: line - 1, swallows });
        first = 0;
      }
    }
  }
  return found;
}

function lineText({ text, lines }: Dockerfile, line: number): string {
  const { start, end } = lineRange(lines, line);
  return text.slice(start, end);
}
