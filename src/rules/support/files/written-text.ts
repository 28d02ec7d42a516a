import type { Dockerfile, Instruction, Stage } from '../../../dockerfile/model.ts';
import { lineAt, lineRange } from '../../../text/lines.ts';
import type { Range } from '../../../text/range.ts';

export interface WrittenText {
  readonly instruction: Instruction;
  /** Of the match, in the file. */
  readonly range: Range;
  readonly match: RegExpExecArray;
}

/** Instructions that can put text into the image. */
const WRITING = /^(RUN|COPY|ADD)$/;

/**
 * Where a file's RUN lines (arguments and here-documents) and the here-documents of its COPY and ADD lines hold a text, outside of
 * comments: configuration that is written by `echo`, `sed`, `cat <<EOF` or `COPY <<EOF`.
 * @param pattern with the flag `g`
 */
export function writtenText(file: Dockerfile, pattern: RegExp): readonly WrittenText[] {
  const found: WrittenText[] = [];
  for (const written of file.instructions) {
    const instruction = written.trigger ?? written;
    if (!WRITING.test(instruction.keyword)) continue;
    const parts =
      instruction.keyword === 'RUN'
        ? [{ start: instruction.argsRange.start, end: instruction.range.end }]
        : instruction.heredocs.map(({ bodyRange }) => bodyRange);
    for (const part of parts) {
      for (const match of file.text.slice(part.start, part.end).matchAll(pattern)) {
        const start = part.start + match.index;
        if (inComment(file, start)) continue;
        found.push({ instruction, range: { start, end: start + match[0].length }, match });
      }
    }
  }
  return found;
}

/** A RUN with a thousand matches is looked through once a pattern. */
const SPOKEN = new WeakMap<RegExp, WeakMap<Instruction, boolean>>();

/** Whether an instruction's text holds a word: what its configuration text is about. */
export function speaksOf({ text }: Dockerfile, instruction: Instruction, pattern: RegExp): boolean {
  const known = SPOKEN.get(pattern) ?? new WeakMap<Instruction, boolean>();
  SPOKEN.set(pattern, known);
  const answer = known.get(instruction) ?? pattern.test(text.slice(instruction.range.start, instruction.range.end));
  known.set(instruction, answer);
  return answer;
}

function inComment({ text, lines }: Dockerfile, offset: number): boolean {
  const { start } = lineRange(lines, lineAt(lines, offset));
  return /^[ \t]*#/.test(text.slice(start, Math.min(offset + 1, start + 200)));
}

/** Says whether a stage, or one that it is built FROM, wrote a text before an offset. */
export function writtenBefore(
  file: Dockerfile,
  pattern: RegExp,
): (stage: Stage | undefined, offset: number) => boolean {
  const first = new Map<Stage | undefined, number>();
  for (const { instruction, range } of writtenText(file, pattern)) {
    if (!first.has(instruction.stage)) first.set(instruction.stage, range.start);
  }
  const inherited = new Set<Stage | undefined>();
  for (const stage of file.stages) {
    if (stage.parent && (inherited.has(stage.parent) || first.has(stage.parent))) inherited.add(stage);
  }
  return (stage, offset) => inherited.has(stage) || (first.get(stage) ?? Number.POSITIVE_INFINITY) < offset;
}
