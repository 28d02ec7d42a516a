import { type LineIndex, lineAt, lineIndex } from '../../../text/lines.ts';
import type { Refusal } from '../refusal.ts';
import type { Dialect, Statement, Word } from './tree.ts';

/** The text can't be read on: what is wrong, and in which line. */
export class Unreadable extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** A here-document whose body follows at the next line end. */
export interface PendingHeredoc {
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly stripTabs: boolean;
  readonly take: (body: Word) => void;
}

export type ReadStatements = (reader: Reader, isEnd: (reader: Reader) => boolean) => Statement[];

/** Text with a place in it, and what the parts of the parser share. */
export class Reader {
  readonly text: string;
  readonly dialect: Dialect;
  readonly refusals: Refusal[];
  /** Reads commands up to an end; given by the parser of commands, so that words can hold commands without a cycle of imports. */
  readonly readStatements: ReadStatements;
  readonly heredocs: PendingHeredoc[] = [];
  at = 0;
  depth = 0;
  readonly #firstLine: number;
  readonly #lines: LineIndex;

  constructor(
    text: string,
    options: {
      readonly dialect: Dialect;
      readonly refusals: Refusal[];
      readonly readStatements: ReadStatements;
      readonly firstLine?: number;
    },
  ) {
    this.text = text;
    this.dialect = options.dialect;
    this.refusals = options.refusals;
    this.readStatements = options.readStatements;
    this.#firstLine = options.firstLine ?? 1;
    this.#lines = lineIndex(text);
  }

  /** Line of the place, from 1. */
  line(): number {
    return lineAt(this.#lines, this.at) + this.#firstLine - 1;
  }

  peek(length = 1): string {
    return this.text.slice(this.at, this.at + length);
  }

  starts(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  /** Steps over the text when it stands here. */
  take(text: string): boolean {
    if (!this.starts(text)) return false;
    this.at += text.length;
    return true;
  }

  /** Steps over what the sticky expression matches here. */
  match(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.at;
    const match = expression.exec(this.text);
    if (!match) return undefined;
    this.at += match[0].length;
    return match;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** Blanks and continued lines, no line ends. */
  skipBlanks(): void {
    while (this.match(/[ \t]+|\\\n/y));
  }

  refuse(construct: string, reason: string, line = this.line()): void {
    this.refusals.push({ construct, reason, line });
  }

  fail(message: string): never {
    throw new Unreadable(message, this.line());
  }

  /** Another reader of a part of the text that has its own quoting, such as backquotes. */
  inner(text: string, firstLine = this.line()): Reader {
    const { dialect, refusals, readStatements } = this;
    return new Reader(text, { dialect, refusals, readStatements, firstLine });
  }

  /** Nesting is bounded: deeper text is refused, the stack stays safe. */
  nested<T>(read: () => T): T {
    if (++this.depth > 100) this.fail('nested too deeply');
    try {
      return read();
    } finally {
      this.depth--;
    }
  }
}
