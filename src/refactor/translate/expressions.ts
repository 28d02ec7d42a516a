import type { Code } from './code.ts';
import type { Bool, List, Num, Text, Value } from './ir.ts';

/** What the parts that write expressions share in every language; each kind of expression may hold all others. */
export interface CommonWriter {
  /** Notes that a helper or module is needed. */
  need(name: string): void;
  text(value: Text): Code;
  number(value: Num): Code;
  bool(value: Bool): Code;
  list(value: List): Code;
  value(value: Value): Code;
}

/** Expressions as code of a language, for those that write statements, and the helpers and modules that the code needs. */
export class WrittenExpressions<Writer extends CommonWriter> {
  readonly needs = new Set<string>();
  protected readonly writer: Writer;

  constructor(make: (need: CommonWriter['need']) => Writer) {
    this.writer = make((name) => this.needs.add(name));
  }

  text(value: Text): string {
    return this.writer.text(value).code;
  }

  number(value: Num): string {
    return this.writer.number(value).code;
  }

  bool(value: Bool): string {
    return this.writer.bool(value).code;
  }

  value(value: Value): string {
    return this.writer.value(value).code;
  }

  list(value: List): string {
    return this.writer.list(value).code;
  }
}
