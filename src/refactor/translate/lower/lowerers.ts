import type { Bool, Stmt } from '../ir.ts';
import type { Command, Statement } from '../syntax/tree.ts';
import type { Lowering } from './context.ts';
import type { Sink } from './outcome.ts';

/** What compound commands and traps need of the lowering of commands, which itself needs them. */
export interface Commands {
  readonly list: (ctx: Lowering, statements: readonly Statement[], sink: Sink, fresh?: boolean) => Stmt[];
  readonly command: (ctx: Lowering, node: Command, sink: Sink) => Stmt[];
  readonly condition: (ctx: Lowering, node: Command) => Bool;
  readonly conditionOf: (ctx: Lowering, statements: readonly Statement[]) => Bool;
}
