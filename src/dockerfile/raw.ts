import { DockerfileParser } from 'dockerfile-ast';
import { lineIndex } from '../text/lines.ts';
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

type AstRange = { start: { line: number; character: number }; end: { line: number; character: number } };

/** A directive that BuildKit knows, up to its value's first blank. */
const DIRECTIVE = /^#\s*(?:syntax|escape|check)\s*=[^\S\n]*\S*/i;

/** Segments a Dockerfile with dockerfile-ast and turns its lines and columns into offsets. */
export function segment(text: string): RawFile {
  const { starts } = lineIndex(text);
  const offset = (position: { line: number; character: number }): number =>
    Math.min((starts[position.line] ?? text.length) + position.character, text.length);
  const toRange = (range: AstRange): Range => ({ start: offset(range.start), end: offset(range.end) });
  const ast = DockerfileParser.parse(outline(text));
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

/** What dockerfile-ast may need of the first lines of an instruction, whose keyword says whether it takes here-documents. */
const FIRST_WORDS = /\s*(?:ONBUILD\s+)?(?:\S+\s*)?/iy;
/** And of the lines from the third on, and of those in a here-document; a line of one word may close it. */
const LATER_WORD = /\s*\S*/y;
const HEREDOC_NAME = /(?<!<)<<-?["']?([^\s<>"']+)/g;
/** Nothing but a here-document can stand here. */
const SURE_HEREDOC = /^[ \t]*(?:RUN|COPY|ADD)[ \t]+<<-?["']?[\w.-]+["']?(?:[ \t]+[\w./]+)?[ \t\r]*$/i;

/**
 * The text with the rest of each line turned into blanks and a letter, or into dots. Where instructions begin and end doesn't depend on
 * it, and dockerfile-ast splits every argument list several times over, here-documents with it, which takes seconds for a long one.
 * Comments, lines with a here-document's mark, and what ends a line (blanks, the escape character) stay. A `\r` that ends no line is a
 * blank to BuildKit, and a line ending to dockerfile-ast. That also stops at a directive with a blank in or behind its value, which the
 * builder takes to the end of the line, and goes on behind `# a=b`, which ends the builder's directives.
 */
function outline(text: string): string {
  const lines = text.replace(/\r(?!\n)/g, ' ').split('\n');
  const words = new Set(text.includes('<<') ? lines.map((line) => line.trim()) : []);
  // What looks like a here-document need not be one; then a keyword is joined to its arguments, and still begins an instruction.
  const open: string[] = [];
  let closed = 0;
  let continued = 0;
  // Whether the last line that says something goes on.
  let joined = false;
  let sure = false;
  let header = true;
  const outlined = lines.map((line) => {
    if (header) {
      const directive = DIRECTIVE.exec(line);
      if (directive) return directive[0];
      header = false;
      if (/^\s*#/.test(line)) return line.replaceAll('=', ' ');
    }
    if (line.trim() === open[closed]) {
      closed++;
      sure = false;
      return line;
    }
    // Nothing in the body matters, and its words would be taken for arguments.
    if (sure) return `${' '.repeat(line.trimEnd().length)}${line.endsWith('\r') ? '\r' : ''}`;
    if (/^\s*#/.test(line)) return line;
    if (line.includes('<<')) {
      for (const [, name = ''] of line.matchAll(HEREDOC_NAME)) if (words.has(name)) open.push(name);
      sure = !joined && open.length === closed + 1 && SURE_HEREDOC.test(line);
      joined = /[\\`]\s*$/.test(line);
      return line;
    }
    const end = line.trimEnd().length;
    const escaped = line[end - 1] === '\\' || line[end - 1] === '`';
    const from = escaped ? line.slice(0, end - 1).trimEnd().length : end;
    const result = outlineLine(line, from, continued < 3 && open.length === closed);
    continued = escaped ? continued + 1 : 0;
    if (end > 0) joined = escaped;
    return result;
  });
  return outlined.join('\n');
}

function outlineLine(line: string, end: number, first: boolean): string {
  const words = first ? FIRST_WORDS : LATER_WORD;
  words.lastIndex = 0;
  // dockerfile-ast joins a line to the next whose first word is an escape character alone.
  const lone = /^\s*(?=[\\`]+\s)/.exec(line.slice(0, end));
  const start = lone?.[0].length ?? words.exec(line)?.[0].length ?? 0;
  if (start >= end) return line;
  const rest = first ? `${' '.repeat(end - start - 1)}x` : '.'.repeat(end - start);
  return `${line.slice(0, start)}${rest}${line.slice(end)}`;
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
