import { DockerfileParser } from 'dockerfile-ast';
import type { Range } from '../text/range.ts';

export interface RawHeredoc {
  readonly name: string;
  readonly markRange: Range;
  readonly bodyRange: Range;
}

/** A text with the same lines as another, in which dockerfile-ast finds the same instructions and comments with less to read. */
export interface Outline {
  readonly text: string;
  /** Here-documents that were read on the way and aren't in the outline, by the offset of their line. */
  readonly heredocs: ReadonlyMap<number, RawHeredoc>;
}

/** A directive that BuildKit knows, up to its value's first blank. */
const DIRECTIVE = /^#\s*(?:syntax|escape|check)\s*=[^\S\n]*\S*/i;

/**
 * The outline of a text. Where instructions begin and end doesn't depend on their words, and dockerfile-ast splits every argument list
 * several times over, which takes seconds for a long one. Comments, lines with a here-document's mark, and what ends a line (blanks,
 * the escape character) stay. A `\r` that ends no line is a blank to BuildKit, and a line ending to dockerfile-ast. That also stops at
 * a directive with a blank in or behind its value, which the builder takes to the end of the line, and goes on behind `# a=b`, which
 * ends the builder's directives.
 * @param starts offsets of the text's lines
 */
export function outline(text: string, starts: readonly number[]): Outline {
  const lines = text.replace(/\r(?!\n)/g, ' ').split('\n');
  const head = outlineHead(lines);
  const heredocs = text.includes('<<') ? takeHeredocs(lines, head, starts) : NO_HEREDOCS;
  const body = lines.slice(head);
  const outlined = body.some((line) => line.includes('<<') && !isComment(line))
    ? outlineHeredocs(body)
    : body.map(outlineLine);
  return { text: [...lines.slice(0, head), ...outlined].join('\n'), heredocs };
}

const NO_HEREDOCS: ReadonlyMap<number, RawHeredoc> = new Map();

/** Outlines the directives and what comes right behind them, in place. @returns how many lines that were */
function outlineHead(lines: string[]): number {
  for (const [at, line] of lines.entries()) {
    const directive = DIRECTIVE.exec(line);
    if (directive) lines[at] = directive[0];
    else if (!isComment(line)) return at;
    else {
      lines[at] = line.replaceAll('=', ' ');
      return at + 1;
    }
  }
  return lines.length;
}

function isComment(line: string): boolean {
  return /^\s*#/.test(line);
}

/** Of a line with one here-document, which nothing else can be: its mark, the dash, a quote, the name. */
const HEREDOC =
  /^[ \t]*(?:RUN|COPY|ADD)[ \t](?![ \t]*\[)(?:[^<\\`"']*[ \t])?(<<(-?)(["']?)([\w.][\w.-]*)\3)(?:[ \t\r][^<\\`]*)?$/i;

/**
 * Reads the here-documents that surely are some, up to the first mark that need not be one, and makes of each instruction one that goes
 * on over blank lines, in place: so dockerfile-ast need not look for here-documents.
 * @param head where instructions may begin
 */
function takeHeredocs(lines: string[], head: number, starts: readonly number[]): Map<number, RawHeredoc> {
  const heredocs = new Map<number, RawHeredoc>();
  const escapeChar = DockerfileParser.parse(lines.slice(0, head).join('\n')).getEscapeCharacter();
  let joined = false;
  for (let at = head; at < lines.length; at++) {
    const line = lines[at] as string;
    if (isComment(line) || line.trim() === '') continue;
    if (!line.includes('<<')) {
      joined = GOES_ON.test(line);
      continue;
    }
    const last = lines.length - 1;
    const [, mark, dash, , name] = (!joined && at < last && HEREDOC.exec(line)) || [];
    if (mark === undefined || name === undefined) return heredocs;
    const indent = blanksBefore(line);
    lines[at] = `${line.slice(0, indent)}k x${escapeChar}`;
    const close = closingLine(lines, at + 1, name, dash === '-');
    if (close === -1) {
      // Everything behind it would be its body.
      lines.fill('', at + 1, last).fill(' '.repeat(lines[last]?.length ?? 0), last);
      return heredocs;
    }
    const offset = starts[at] ?? 0;
    const start = offset + line.indexOf(mark);
    heredocs.set(offset + indent, {
      name,
      markRange: { start, end: start + mark.length },
      bodyRange: { start: starts[at + 1] ?? 0, end: starts[close] ?? 0 },
    });
    lines.fill('', at + 1, close);
    at = close;
  }
  return heredocs;
}

/** The line that ends a here-document; -1 without one. */
function closingLine(lines: readonly string[], from: number, name: string, tabs: boolean): number {
  for (let at = from; at < lines.length; at++) {
    const line = (lines[at] as string).replace(/\r$/, '');
    if ((tabs ? line.replace(/^\t+/, '') : line) === name) return at;
  }
  return -1;
}

/** A line that the next one belongs to, whichever the escape character is. */
const GOES_ON = /[\\`]\s*$/;

function blanksBefore(line: string): number {
  return line.length - line.trimStart().length;
}

/**
 * Of an instruction without here-documents it doesn't matter which one it is: two words stand for all. They are two, as dockerfile-ast
 * knows no comments behind a keyword that is continued right away.
 */
function outlineLine(line: string): string {
  const start = blanksBefore(line);
  const end = contentEnd(line);
  if (end - start < 3 || isComment(line)) return line;
  return `${line.slice(0, start)}k${' '.repeat(end - start - 2)}x${line.slice(end)}`;
}

/** Where what a line says ends: before its blanks at the end, and an escape character in front of them. */
function contentEnd(line: string): number {
  const end = line.trimEnd().length;
  return isEscape(line[end - 1]) ? line.slice(0, end - 1).trimEnd().length : end;
}

function isEscape(char: string | undefined): boolean {
  return char === '\\' || char === '`';
}

/** What dockerfile-ast may need of the first lines of an instruction, whose keyword says whether it takes here-documents. */
const FIRST_WORDS = /\s*(?:ONBUILD\s+)?(?:\S+\s*)?/iy;
/** And of the lines from the third on, and of those in a here-document; a line of one word may close it. */
const LATER_WORD = /\s*\S*/y;
const HEREDOC_NAME = /(?<!<)<<-?["']?([^\s<>"']+)/g;

/** The same where some instruction may have here-documents: of each line that can matter the first words stay. */
function outlineHeredocs(lines: readonly string[]): string[] {
  const words = new Set(lines.map((line) => line.trim()));
  // What looks like a here-document need not be one; then a keyword is joined to its arguments, and still begins an instruction.
  const open: string[] = [];
  let closed = 0;
  let continued = 0;
  // Whether the last line that says something goes on.
  let joined = false;
  let sure = false;
  return lines.map((line) => {
    if (line.trim() === open[closed]) {
      closed++;
      sure = false;
      return line;
    }
    // Nothing in the body matters, and its words would be taken for arguments.
    if (sure) return line.endsWith('\r') ? `${' '.repeat(line.length - 1)}\r` : ' '.repeat(line.length);
    if (isComment(line)) return line;
    if (line.includes('<<')) {
      for (const [, name = ''] of line.matchAll(HEREDOC_NAME)) if (words.has(name)) open.push(name);
      sure = !joined && open.length === closed + 1 && HEREDOC.test(line);
      joined = GOES_ON.test(line);
      return line;
    }
    const result = firstWords(line, continued < 3 && open.length === closed);
    const escaped = GOES_ON.test(line);
    continued = escaped ? continued + 1 : 0;
    if (line.trim() !== '') joined = escaped;
    return result;
  });
}

function firstWords(line: string, first: boolean): string {
  const end = contentEnd(line);
  const words = first ? FIRST_WORDS : LATER_WORD;
  words.lastIndex = 0;
  // dockerfile-ast joins a line to the next whose first word is an escape character alone.
  const lone = /^\s*(?=[\\`]+\s)/.exec(line.slice(0, end));
  const start = lone?.[0].length ?? words.exec(line)?.[0].length ?? 0;
  if (start >= end) return line;
  const rest = first ? `${' '.repeat(end - start - 1)}x` : '.'.repeat(end - start);
  return `${line.slice(0, start)}${rest}${line.slice(end)}`;
}
