import { DockerfileParser } from 'dockerfile-ast';
import { lineIndex } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import type { Comment, Directive } from './model.ts';
import { outline, type RawHeredoc } from './outline.ts';

/** What dockerfile-ast says of one instruction, in offsets. */
export interface RawInstruction {
  readonly range: Range;
  /** Offset of the end of the logical line: before the heredoc bodies. */
  readonly lineEnd: number;
  readonly heredocs: readonly RawHeredoc[];
}

export interface RawFile {
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  readonly comments: readonly Comment[];
  readonly instructions: readonly RawInstruction[];
}

type AstRange = { start: { line: number; character: number }; end: { line: number; character: number } };

/** Segments a Dockerfile with dockerfile-ast and turns its lines and columns into offsets. */
export function segment(text: string): RawFile {
  const { starts } = lineIndex(text);
  const outlined = outline(text, starts);
  const offset = (position: { line: number; character: number }): number =>
    Math.min((starts[position.line] ?? text.length) + position.character, text.length);
  const toRange = (range: AstRange): Range => ({ start: offset(range.start), end: offset(range.end) });
  const ast = DockerfileParser.parse(outlined.text);
  const directives = ast.getDirectives().map((directive) => {
    const { start } = toRange(directive.getRange());
    const line = /^.*/.exec(text.slice(start))?.[0].trimEnd() ?? '';
    const value = line.slice(line.indexOf('=') + 1).trim();
    return { name: directive.getName().toLowerCase(), value, range: { start, end: start + line.length } };
  });
  const comments = ast.getComments().map((comment): Comment => {
    const range = toRange(comment.getRange());
    return { range, text: text.slice(range.start, range.end).replace(/^#/, '').trim() };
  });
  const instructions = ast.getInstructions().map((instruction): RawInstruction => {
    const range = toRange(instruction.getRange());
    const known = outlined.heredocs.get(range.start);
    if (known) return { range, lineEnd: lineEndBefore(text, known.bodyRange.start), heredocs: [known] };
    // Asking for here-documents splits all arguments, so only where there can be one.
    const marks = text.slice(range.start, range.end).includes('<<') ? heredocsOf(instruction) : [];
    const heredocs: RawHeredoc[] = [];
    let lineEnd = range.end;
    let bodyStart = -1;
    for (const mark of marks) {
      const delimiter = mark.getDelimiterRange();
      if (delimiter === null) continue;
      const content = mark.getContentRange();
      if (bodyStart === -1) {
        bodyStart = starts[(content ?? delimiter).start.line] ?? text.length;
        lineEnd = lineEndBefore(text, bodyStart);
      }
      const bodyEnd = starts[delimiter.start.line] ?? text.length;
      heredocs.push({
        name: mark.getName(),
        markRange: toRange(mark.getStartRange()),
        bodyRange: { start: Math.min(bodyStart, bodyEnd), end: bodyEnd },
      });
      bodyStart = starts[delimiter.start.line + 1] ?? text.length;
    }
    return { range, lineEnd, heredocs };
  });
  return { escape: ast.getEscapeCharacter() === '`' ? '`' : '\\', directives, comments, instructions };
}

/** Where the line in front of an offset ends, its line ending left out. */
function lineEndBefore(text: string, start: number): number {
  return text[start - 2] === '\r' ? start - 2 : start - 1;
}

interface AstHeredoc {
  getName(): string;
  getStartRange(): AstRange;
  getContentRange(): AstRange | null;
  getDelimiterRange(): AstRange | null;
}

/** `getHeredocs` is protected on the base class, yet public on RUN, COPY, ADD and ONBUILD: the ones that take heredocs. */
function heredocsOf(instruction: object): AstHeredoc[] {
  const read = (instruction as { getHeredocs?: () => AstHeredoc[] }).getHeredocs;
  try {
    return read === undefined ? [] : read.call(instruction);
  } catch (error) {
    // It takes a `<<` on a later line for the mark of a here-document, and then finds none: a TypeError. There is none.
    if (error instanceof TypeError) return [];
    throw error;
  }
}
