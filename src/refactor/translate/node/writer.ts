import type { Code } from '../code.ts';
import type { Bool, List, Num, Text, Value } from '../ir.ts';
import type { Names } from './names.ts';

/** What the parts that write expressions share; each kind of expression may hold all others. */
export interface Writer {
  readonly names: Names;
  /** Functions of the script that have to be waited for. */
  readonly slow: ReadonlySet<string>;
  /** Signals have actions, so that what may bring one has to be waited for. */
  readonly traps: boolean;
  /** Notes that a helper or module is needed. */
  need(name: string): void;
  /** The arguments with which a body is called that runs in a process of its own. */
  bodyArguments(name: string): readonly string[];
  text(value: Text): Code;
  number(value: Num): Code;
  bool(value: Bool): Code;
  list(value: List): Code;
  value(value: Value): Code;
}
