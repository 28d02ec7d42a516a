import type { Remembering } from '../text/memory.ts';
import type { Range } from '../text/range.ts';

/** One word of a command. Ranges are offsets of the text that was parsed, plus the base offset given. */
export interface ShellWord {
  /** As written, quotes and all. */
  readonly raw: string;
  /** The value after quote removal, or undefined when it holds an expansion (`$x`, `$(…)`, backquotes, arithmetic). */
  readonly value: string | undefined;
  /**
   * The value with every expansion kept as written (`"${A}/b"` gives `${A}/b`): for messages and for the text tests that
   * may look past variables.
   */
  readonly text: string;
  /** Names of the variables that the word expands, in order. */
  readonly variables: readonly string[];
  readonly quoted: boolean;
  readonly range: Range;
}

export interface ShellAssignment {
  readonly name: string;
  readonly value: ShellWord | undefined;
  readonly range: Range;
}

export interface ShellRedirect {
  /** `>`, `>>`, `<`, `2>&1`'s `>&`, `<<`, `<<<`, … */
  readonly operator: string;
  readonly descriptor: number | undefined;
  readonly target: ShellWord | undefined;
  /** The text of a here-document's body. */
  readonly body: string | undefined;
  readonly range: Range;
}

/**
 * One simple command, wherever it stands (chain, pipeline, subshell, `if`, loop, function, substitution, `bash -c '…'`).
 * Wrappers (`sudo`, `env A=b`, `exec`, `command`, `nice`, `time`, `nohup`, `xargs`, `timeout 5`, `gosu app`, …) are peeled:
 * `name` and `args` are the inner command's, `wrappers` says what was peeled, outermost first.
 */
export interface ShellCommand {
  /** The command's name without a leading path (`/usr/bin/apt-get` gives `apt-get`); undefined when it is an expansion. */
  readonly name: string | undefined;
  readonly nameWord: ShellWord;
  readonly args: readonly ShellWord[];
  readonly wrappers: readonly {
    readonly name: string;
    readonly word: ShellWord;
    readonly args: readonly ShellWord[];
  }[];
  /** `A=b cmd` in front of the command, and those given to `env`. */
  readonly assignments: readonly ShellAssignment[];
  readonly redirects: readonly ShellRedirect[];
  /** From the first assignment or wrapper to the last argument or redirect. */
  readonly range: Range;
  /** What joins the command to the one before it in the same list; undefined for the first. */
  readonly operatorBefore: ShellOperator | undefined;
  readonly operatorAfter: ShellOperator | undefined;
  /** The range of the operator in front of it (`&&`), without white space. */
  readonly operatorBeforeRange: Range | undefined;
  readonly operatorAfterRange: Range | undefined;
  /** What encloses it, outermost first. */
  readonly inside: readonly ShellContext[];
  /** Stands in a background job (`cmd &`). */
  readonly background: boolean;
  /** Position in its pipeline, from 0, and the length of that pipeline. */
  readonly pipeline: { readonly index: number; readonly length: number; readonly id: number };
}

export type ShellOperator = '&&' | '||' | ';' | '&' | '|' | '|&' | '\n';
export type ShellContext =
  | 'subshell'
  | 'group'
  | 'if'
  | 'loop'
  | 'case'
  | 'function'
  | 'substitution'
  | 'negation'
  | 'shell-c'
  | 'heredoc';

/** A name assigned as a statement of its own (`x=1`, `export X=1`, `local`, `readonly`, `declare`), or by for/read. */
export interface ShellVariable {
  readonly name: string;
  readonly value: ShellWord | undefined;
  readonly exported: boolean;
  readonly range: Range;
}

export interface ShellScript extends Remembering {
  /** Every simple command, in the order of the text. */
  readonly commands: readonly ShellCommand[];
  readonly variables: readonly ShellVariable[];
  readonly functions: readonly { readonly name: string; readonly range: Range }[];
  /** Compound statements that stand in no other one: `if`, loops, `case`, subshells, groups; without redirections behind them. */
  readonly blocks: readonly Range[];
  /** Options set by `set`/`shopt`/`-e` of the shebang, with where: `errexit`, `nounset`, `pipefail`, `xtrace`. */
  readonly options: readonly { readonly name: string; readonly on: boolean; readonly range: Range }[];
  /** Comments (`# …` to the end of the line), not those inside here-documents. */
  readonly comments: readonly Range[];
  /** Where the grammar did not follow; empty for a clean parse. */
  readonly errors: readonly Range[];
}
