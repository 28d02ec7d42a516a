import type { Bool, Feature, FunctionIr, Num, Run, Stmt, Text, Variable } from '../ir.ts';
import type { Language } from '../language.ts';
import type { Refusal } from '../refusal.ts';
import type { Dialect, SimpleCommand, Statement, Test } from '../syntax/tree.ts';
import type { Facts, FunctionInfo } from './facts.ts';
import type { Redirected } from './redirected.ts';
import { type Slot, Symbols } from './symbols.ts';

/** What the parts of the lowering share: the facts, and where statements go that must come before an expression. */
export class Lowering {
  readonly dialect: Dialect;
  /** What the program will be written in: what that can't do exactly is refused where it stands. */
  readonly language: Language;
  readonly facts: Facts;
  readonly symbols: Symbols;
  readonly functions: ReadonlyMap<string, FunctionInfo>;
  readonly traps: ReadonlyMap<SimpleCommand, readonly Statement[]>;
  readonly refusals: Refusal[];
  readonly features = new Set<Feature>();
  /** Statements that have to come before the one that is being lowered. */
  before: Stmt[] = [];
  /** Of the statement that is lowered, where nothing better is known. */
  line = 0;
  /** The function whose body is lowered. */
  fn: FunctionInfo | undefined;
  /** `$1` … of the function whose body is lowered, when it has names for them. */
  parameters: readonly Variable[] | undefined;
  /** `status` holds what `$?` means here. */
  fresh = false;
  /** The exit status that an exit trap sees. */
  readonly status: Variable = { name: '+status', type: 'number', scope: 'local' };
  /** Inside a process of its own: a subshell, a stage of a pipeline. */
  apart = 0;
  loops = 0;
  /** A simple command right behind one in the background is lowered. */
  behindStart = false;
  /** Where the status of each loop around goes, if anywhere. */
  readonly loopStatus: (Variable | undefined)[] = [];
  /** The variables that keep matches whose groups are read. */
  readonly matches = new Map<Test, Variable>();
  /** Functions that are handed the exit status, since a trap on EXIT calls them. */
  readonly exitFunctions = new Set<string>();
  /** Functions that the translation brings in, such as what a trap runs. */
  readonly handlers: FunctionIr[] = [];
  /** Of bash with a trap on EXIT. */
  readonly redirected: Redirected[] = [];
  /** Some block reads what commands print that run meanwhile. */
  piping = false;
  /** What would then mean these: `$!` that doesn't stand right behind a command in the background, `wait` for whatever runs. */
  readonly lastAsked: { readonly construct: string; readonly line: number }[] = [];
  /** Signals that any trap is set for, EXIT among them. */
  readonly trapped: ReadonlySet<string>;
  /** In the text of a trap on a signal. */
  inTrap = false;
  readonly #counts = new Map<string, number>([['status', 1]]);

  constructor(input: {
    readonly dialect: Dialect;
    readonly language: Language;
    readonly facts: Facts;
    readonly functions: ReadonlyMap<string, FunctionInfo>;
    readonly traps: ReadonlyMap<SimpleCommand, readonly Statement[]>;
    readonly trapped: ReadonlySet<string>;
    readonly refusals: Refusal[];
  }) {
    this.dialect = input.dialect;
    this.language = input.language;
    this.facts = input.facts;
    this.functions = input.functions;
    this.traps = input.traps;
    this.refusals = input.refusals;
    this.trapped = input.trapped;
    this.symbols = new Symbols(input.facts);
  }

  /** Lowers a substitution; set by the lowering of commands, which words can't import. */
  substitution: (body: readonly Statement[], line: number) => Text = () => {
    throw new Error('the lowering of commands is not set up');
  };

  /** Lowers `<( … )`; set in the same way. */
  piped: (body: readonly Statement[], line: number) => Run = () => {
    throw new Error('the lowering of commands is not set up');
  };

  /** Lowers commands in a row; set in the same way. */
  list: (statements: readonly Statement[], sink: 'discard' | 'return', fresh?: boolean) => Stmt[] = () => {
    throw new Error('the lowering of commands is not set up');
  };

  refuse(construct: string, reason: string, line: number): void {
    const place = line || this.line;
    if (!this.refusals.some((each) => each.line === place && each.construct === construct))
      this.refusals.push({ construct, reason, line: place });
  }

  symbol(name: string): Slot {
    return this.symbols.of(this.fn?.locals.has(name) ? `${this.fn.name}/${name}` : name);
  }

  /** Runs a part of the lowering and keeps the statements that it wants before it apart. */
  collect<T>(lower: () => T): { readonly before: Stmt[]; readonly result: T } {
    const outer = this.before;
    this.before = [];
    try {
      const result = lower();
      return { before: this.before, result };
    } finally {
      this.before = outer;
    }
  }

  /** A name that the translation brings in; the + keeps it apart from the script's own until it is written. */
  newVariable(name: string, type: Variable['type']): Variable {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return { name: `+${name}${count === 1 ? '' : count}`, type, scope: 'local' };
  }
}

export const ZERO: Num = { k: 'number', value: 0 };
export const ONE: Num = { k: 'number', value: 1 };
export const EMPTY: Text = { k: 'text', value: '' };

/** Negation without double negations. */
export function not(test: Bool): Bool {
  if (test.k === 'not') return test.test;
  if (test.k === 'constant') return { k: 'constant', value: !test.value };
  return { k: 'not', test };
}

/** Text joined, with neighbouring literals as one and empty ones gone. */
export function joinTexts(parts: readonly Text[]): Text {
  const flat: Text[] = [];
  for (const part of parts.flatMap((each) => (each.k === 'join' ? each.parts : [each]))) {
    const last = flat.at(-1);
    if (part.k === 'text' && part.value === '') continue;
    if (part.k === 'text' && last?.k === 'text') flat[flat.length - 1] = { k: 'text', value: last.value + part.value };
    else flat.push(part);
  }
  const [only] = flat;
  if (flat.length === 0) return EMPTY;
  return flat.length === 1 && only ? only : { k: 'join', parts: flat };
}
