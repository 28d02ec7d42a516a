import type { Code } from '../code.ts';
import type { Bool, List, Num, Text, Value } from '../ir.ts';
import type { Quote } from './literals.ts';
import type { Names } from './names.ts';

/** What the parts that write expressions share; each kind of expression may hold all others. */
export interface Writer {
  readonly names: Names;
  /** Quotes of string literals; inside an f-string they are single. */
  quote: Quote;
  /** Notes that a helper or module is needed. */
  need(name: string): void;
  literal(value: string): string;
  text(value: Text): Code;
  number(value: Num): Code;
  bool(value: Bool): Code;
  list(value: List): Code;
  value(value: Value): Code;
}
