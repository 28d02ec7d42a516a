import { DockerfileParser } from 'dockerfile-ast';
import type { Range } from '../text/range.ts';
import type { Comment, Directive } from './model.ts';

/** What dockerfile-ast says of one instruction, in offsets. */
export interface RawInstruction {
  readonly range: Range;
  /** Offset of the end of the logical line: before the heredoc bodies. */
  readonly lineEnd: number;
  readonly heredocs: readonly RawHeredoc[];
}

export interface RawHeredoc {
  readonly name: string;
  readonly markRange: Range;
  readonly bodyRange: Range;
}

export interface RawFile {
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  readonly comments: readonly Comment[];
  readonly instructions: readonly RawInstruction[];
}

/** dockerfile-ast counts a lone `\r` as a line ending; its positions have to be read with the same lines. */
function astLineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

type AstRange = { start: { line: number; character: number }; end: { line: number; character: number } };

/** The directives that BuildKit knows. dockerfile-ast takes any `# a=b` at the top for one, `# plimsoll ignore=x` too. */
const DIRECTIVES = new Set(['syntax', 'escape', 'check']);

/** Segments a Dockerfile with dockerfile-ast and turns its lines and columns into offsets. */
export function segment(text: string): RawFile {
  const starts = astLineStarts(text);
  const offset = (position: { line: number; character: number }): number =>
    Math.min((starts[position.line] ?? text.length) + position.character, text.length);
  const toRange = (range: AstRange): Range => ({ start: offset(range.start), end: offset(range.end) });
  const ast = DockerfileParser.parse(text);
  const headers = ast.getDirectives().map((directive) => ({
    name: directive.getName().toLowerCase(),
    value: directive.getValue(),
    range: toRange(directive.getRange()),
  }));
  const directives = headers.filter(({ name }) => DIRECTIVES.has(name));
  const toComment = (range: Range): Comment => ({
    range,
    text: text.slice(range.start, range.end).replace(/^#/, '').trim(),
  });
  const comments = [
    ...headers.filter(({ name }) => !DIRECTIVES.has(name)).map(({ range }) => toComment(range)),
    ...ast.getComments().map((comment) => toComment(toRange(comment.getRange()))),
  ];
  const instructions = ast.getInstructions().map((instruction): RawInstruction => {
    const range = toRange(instruction.getRange());
    const marks = 'getHeredocs' in instruction ? heredocsOf(instruction) : [];
    const heredocs: RawHeredoc[] = [];
    let lineEnd = range.end;
    let bodyStart = -1;
    for (const mark of marks) {
      const delimiter = mark.getDelimiterRange();
      if (delimiter === null) continue;
      const content = mark.getContentRange();
      if (bodyStart === -1) {
        bodyStart = starts[(content ?? delimiter).start.line] ?? text.length;
        lineEnd = text[bodyStart - 2] === '\r' ? bodyStart - 2 : bodyStart - 1;
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

interface AstHeredoc {
  getName(): string;
  getStartRange(): AstRange;
  getContentRange(): AstRange | null;
  getDelimiterRange(): AstRange | null;
}

/** `getHeredocs` is protected on the base class, yet public on RUN, COPY, ADD and ONBUILD: the ones that take heredocs. */
function heredocsOf(instruction: object): AstHeredoc[] {
  const read = (instruction as { getHeredocs?: () => AstHeredoc[] }).getHeredocs;
  return read === undefined ? [] : read.call(instruction);
}
