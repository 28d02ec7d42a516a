import type { Refusal } from '../refusal.ts';
import type { Arithmetic, Command, Dialect, SimpleCommand, Statement, Test, Word } from '../syntax/tree.ts';
import type { Known, Options, VarState } from './state.ts';

/** A place where a variable is written, and what is written. */
export interface Write {
  readonly key: string;
  readonly value: Word | 'list' | 'text' | 'number' | 'unset' | Arithmetic;
  readonly exported: VarState['exported'];
}

/** What the walk found out about every place. Nodes of the tree are the keys. */
export interface Facts {
  /** The state of the variable that is read there. */
  readonly reads: Map<object, VarState>;
  readonly writes: Map<object, Write>;
  /** The variable that a place reads. */
  readonly nodeKeys: Map<object, string>;
  /** Is the option on there? */
  readonly nounset: Map<object, Known>;
  readonly pipefail: Map<object, Known>;
  /** Of `${BASH_REMATCH[…]}`: the test of `=~` that has surely matched last. */
  readonly matches: Map<object, Test | undefined>;
  /** A trap may match anything in between. */
  matchesInTrap: boolean;
  /** Of places in arrays: is `set -e` on there? */
  readonly errexit: Map<object, Known>;
  /** By word. */
  readonly nullglob: Map<object, Known>;
  /** Does a failure of the command end the script? */
  readonly checked: Map<object, Known>;
  /** Variables for which unset and empty are not the same. */
  readonly distinguished: Set<string>;
  /** Who uses a variable: functions by name, `''` for the script itself, `trap` for what traps run. */
  readonly users: Map<string, Set<string>>;
  readonly calls: Map<string, SimpleCommand[]>;
  /** The function that a call stands in, '' outside. */
  readonly callers: Map<SimpleCommand, string>;
  /** Variables that an `export` names. */
  readonly exported: Set<string>;
  /** The words that `set --` gives, by the function that it stands in. */
  readonly setArguments: Map<string, Word[]>;
  /** Functions that a name known only at run time may mean. */
  readonly dispatched: Set<string>;
  readonly callChecked: Map<string, Known>;
}

/** Is nullglob on anywhere, or may it be? */
export function anyNullglob({ nullglob }: Facts): boolean {
  return [...nullglob.values()].some((known) => known !== false);
}

export interface FunctionInfo {
  readonly name: string;
  readonly body: Command;
  readonly locals: ReadonlySet<string>;
  readonly line: number;
  readonly comments: readonly string[];
}

export interface FlowInput {
  readonly dialect: Dialect;
  readonly body: readonly Statement[];
  readonly functions: ReadonlyMap<string, FunctionInfo>;
  /** What `trap` runs, by the command that sets it. */
  readonly traps: ReadonlyMap<SimpleCommand, readonly Statement[]>;
  readonly options: Options;
  readonly refusals: Refusal[];
}
