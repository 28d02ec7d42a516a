import type { Refusal } from '../refusal.ts';
import type {
  Arithmetic,
  Assignment,
  Command,
  Dialect,
  Parameter,
  Part,
  Redirect,
  SimpleCommand,
  Statement,
  Test,
  Word,
} from '../syntax/tree.ts';
import { candidates, dispatchTargets } from './candidates.ts';
import { commandName, literal, looksOwn, namedExport } from './names.ts';
import { exportedSoon } from './quiet.ts';
import { refined } from './refine.ts';
import {
  copy,
  join,
  joinKnown,
  joinVar,
  type Known,
  type Options,
  PRISTINE,
  type State,
  type VarState,
} from './state.ts';

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
  /** Does a failure of the command end the script? */
  readonly checked: Map<object, Known>;
  /** Variables for which unset and empty are not the same. */
  readonly distinguished: Set<string>;
  /** Who uses a variable: functions by name, `''` for the script itself, `trap` for what traps run. */
  readonly users: Map<string, Set<string>>;
  readonly calls: Map<string, SimpleCommand[]>;
  /** The function that a call stands in, '' outside. */
  readonly callers: Map<SimpleCommand, string>;
  /** The words that `set --` gives, by the function that it stands in. */
  readonly setArguments: Map<string, Word[]>;
  /** Functions that a name known only at run time may mean. */
  readonly dispatched: Set<string>;
  readonly callChecked: Map<string, Known>;
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

interface Context {
  readonly ignored: boolean;
  readonly fn: FunctionInfo | undefined;
  readonly owner: string;
  readonly stack: readonly string[];
  readonly returns: State[];
  readonly breaks: State[];
}

type Flow = State | undefined;

/** More steps than any script of people takes; calls are followed each time, so a hostile one could take ever more. */
const MAX_STEPS = 200_000;

/** Follows the script through all its ways and notes what is known at each place. */
export function flowOf(input: FlowInput): Facts {
  // Twice: a trap sees what the script assigns after it, which the first walk finds.
  const first = walk(input, new Set(), []);
  const written = new Set([...first.writes.values()].map(({ key }) => key));
  return walk(input, written, input.refusals, first);
}

function walk(input: FlowInput, written: ReadonlySet<string>, refusals: Refusal[], before?: Facts): Facts {
  const walker = new Walker({ ...input, refusals }, written, before);
  const start = { variables: new Map(), options: input.options };
  walker.list(input.body, start, { ignored: false, fn: undefined, owner: '', stack: [], returns: [], breaks: [] });
  return walker.facts;
}

class Walker {
  readonly facts: Facts = {
    reads: new Map(),
    writes: new Map(),
    nodeKeys: new Map(),
    nounset: new Map(),
    pipefail: new Map(),
    checked: new Map(),
    distinguished: new Set(),
    users: new Map(),
    calls: new Map(),
    callers: new Map(),
    setArguments: new Map(),
    dispatched: new Set(),
    callChecked: new Map(),
  };
  /** What a first walk found. */
  readonly #before: Facts | undefined;
  readonly #input: FlowInput;
  /** All variables that the script writes. */
  readonly #written: ReadonlySet<string>;
  readonly #soonExported = new Set<Assignment>();
  #steps = 0;

  constructor(input: FlowInput, written: ReadonlySet<string>, before: Facts | undefined) {
    this.#input = input;
    this.#before = before;
    this.#written = written;
  }

  list(statements: readonly Statement[], state: Flow, context: Context): Flow {
    for (const assignment of exportedSoon(statements)) this.#soonExported.add(assignment);
    let current = state;
    for (const { command, background } of statements) {
      if (!current) {
        // Code that is never reached is translated too, so its places need facts.
        current = copy(state ?? { variables: new Map(), options: this.#input.options });
      }
      if (background) this.command(command, copy(current), { ...context, ignored: context.ignored });
      else current = this.command(command, current, context);
      if (!current) {
        const rest = statements.slice(statements.findIndex((each) => each.command === command) + 1);
        if (rest.length > 0) this.list(rest, state && copy(state), context);
        return undefined;
      }
    }
    return current;
  }

  command(command: Command, state: State, context: Context): Flow {
    if (++this.#steps > MAX_STEPS) {
      if (this.#steps === MAX_STEPS + 1)
        this.#input.refusals.push({
          construct: 'script',
          reason: 'it is too intricate to be followed',
          line: command.line,
        });
      return state;
    }
    this.#note(this.facts.checked, command, context.ignored ? false : state.options.errexit);
    this.#note(this.facts.pipefail, command, state.options.pipefail);
    if ('redirects' in command) for (const redirect of command.redirects) this.#redirect(redirect, state, context);
    switch (command.kind) {
      case 'simple':
        return this.#simple(command, state, context);
      case 'pipeline':
        command.stages.forEach((stage) => {
          this.command(stage, copy(state), context);
        });
        return state;
      case 'and':
      case 'or': {
        const left = this.command(command.left, state, { ...context, ignored: true });
        if (!left) return undefined;
        const goesOn = refined(left, command.left, command.kind === 'and', (name) => this.#key(name, context));
        const stops = refined(left, command.left, command.kind === 'or', (name) => this.#key(name, context));
        return join(stops, this.command(command.right, goesOn, context));
      }
      case 'not':
        return this.command(command.command, state, { ...context, ignored: true });
      case 'if': {
        let current: Flow = state;
        let after: Flow;
        for (const { condition, body } of command.branches) {
          const tested: Flow = this.list(condition, current, { ...context, ignored: true });
          const last = condition.at(-1)?.command;
          const key = (name: string): string => this.#key(name, context);
          const yes = tested && last ? refined(tested, last, true, key) : tested;
          current = tested && last ? refined(tested, last, false, key) : tested;
          after = join(after, this.list(body, yes, context));
        }
        return join(after, command.otherwise ? this.list(command.otherwise, current, context) : current);
      }
      case 'loop':
        return this.#loop(state, context, (now, inside) => {
          const tested = this.list(command.condition, now, { ...context, ignored: true });
          return { body: this.list(command.body, tested && copy(tested), inside), out: tested };
        });
      case 'counting':
        if (command.first) this.#arithmetic(command.first, state, context);
        return this.#loop(state, context, (now, inside) => {
          if (command.condition) this.#arithmetic(command.condition, now, context);
          const body = this.list(command.body, copy(now), inside);
          if (command.next && body) this.#arithmetic(command.next, body, context);
          return { body, out: now };
        });
      case 'for':
        for (const word of command.words ?? []) this.#word(word, state, context);
        return this.#loop(state, context, (now, inside) => {
          const body = copy(now);
          this.#write(command, command.name, 'text', body, context);
          return { body: this.list(command.body, body, inside), out: now };
        });
      case 'case': {
        this.#word(command.word, state, context);
        let after: Flow;
        let always = false;
        for (const { patterns, body } of command.arms) {
          for (const pattern of patterns) this.#word(pattern, state, context);
          always ||= patterns.some((pattern) => pattern.raw === '*');
          after = join(after, this.list(body, copy(state), context));
        }
        return always ? after : join(after, state);
      }
      case 'group':
        return this.list(command.body, state, context);
      case 'subshell':
        this.list(command.body, copy(state), { ...context, returns: [], breaks: [] });
        return state;
      case 'test':
        this.#test(command.test, state, context);
        return state;
      case 'arithmetic':
        this.#arithmetic(command.expression, state, context);
        return state;
      case 'function':
        return state;
    }
  }

  #loop(state: State, context: Context, turn: (now: State, inside: Context) => { body: Flow; out: Flow }): Flow {
    const breaks: State[] = [];
    let entry: State = state;
    let out: Flow;
    // Twice: what the body leaves behind is there when it begins again.
    for (let round = 0; round < 2; round++) {
      const result = turn(copy(entry), { ...context, breaks });
      out = result.out;
      entry = join(copy(state), result.body) ?? state;
    }
    for (const broken of breaks) out = join(out, broken);
    return out ?? join(state, entry);
  }

  #simple(command: SimpleCommand, state: State, context: Context): Flow {
    for (const word of command.words) this.#word(word, state, context);
    const name = commandName(command);
    if (command.words.length === 0) {
      for (const assignment of command.assignments) this.#assignment(assignment, state, context);
      return state;
    }
    if (name === 'export' || name === 'readonly' || name === 'local' || name === 'declare' || name === 'typeset')
      this.#declaration(name, command, state, context);
    else for (const assignment of command.assignments) this.#value(assignment, state, context);
    const fn = name === undefined ? undefined : this.#input.functions.get(name);
    if (fn) return this.#call(fn, command, state, context);
    if (name === undefined) return this.#dispatch(command, state, context);
    switch (name) {
      case 'set':
        this.#set(command, state);
        this.facts.setArguments.set(context.owner, [
          ...(this.facts.setArguments.get(context.owner) ?? []),
          ...command.words.slice(1),
        ]);
        return state;
      case 'unset':
        for (const word of command.words.slice(1)) {
          const name = literal(word);
          if (name === undefined) {
            this.#named(word, 'maybe', state, context);
            continue;
          }
          const key = this.#key(name, context);
          state.variables.set(key, { origin: 'own', set: 'no', exported: 'no' });
          this.facts.writes.set(word, { key, value: 'unset', exported: 'yes' });
        }
        return state;
      case 'read':
        for (const word of command.words.slice(1)) {
          const value = command.words.some(({ raw }) => /^-\w*a/.test(raw)) ? 'list' : 'text';
          if (/^[A-Za-z_]\w*$/.test(word.raw)) this.#write(word, word.raw, value, state, context);
        }
        return state;
      case 'exit':
        return undefined;
      case 'exec':
        return command.words.length > 1 && command.words.some((word, index) => index > 0 && literal(word) !== undefined)
          ? undefined
          : state;
      case 'return':
        context.returns.push(state);
        return undefined;
      case 'break':
      case 'continue':
        context.breaks.push(state);
        return undefined;
      case 'trap':
        return this.#trap(command, state, context);
      default:
        return state;
    }
  }

  /** A command whose name is known only at run time: a program, or one of the functions that it may mean. */
  #dispatch(command: SimpleCommand, state: State, context: Context): Flow {
    if (!this.#before) return state;
    const targets = dispatchTargets(this.#before, context.owner, command.words[0], this.#input.functions);
    let after: Flow = state;
    for (const name of targets) {
      const fn = this.#input.functions.get(name);
      this.facts.dispatched.add(name);
      if (fn && !context.stack.includes(name)) after = join(after, this.#call(fn, command, copy(state), context));
    }
    return after;
  }

  /** A variable of the environment is set or unset whose name is known only at run time. */
  #named(word: Word, exported: 'yes' | 'maybe', state: State, context: Context): void {
    const names = this.#before && candidates(this.#before, context.owner, word);
    const keys = names ?? [...state.variables.keys()].filter((key) => !key.includes('/') && !looksOwn(key));
    for (const key of keys) state.variables.set(key, { origin: 'env', set: 'maybe', exported });
  }

  #call(fn: FunctionInfo, command: SimpleCommand, state: State, context: Context): Flow {
    this.facts.callers.set(command, context.owner);
    const calls = this.facts.calls.get(fn.name) ?? [];
    if (!calls.includes(command)) this.facts.calls.set(fn.name, [...calls, command]);
    const checked = context.ignored ? false : state.options.errexit;
    const before = this.facts.callChecked.get(fn.name);
    this.facts.callChecked.set(fn.name, before === undefined ? checked : joinKnown(before, checked));
    if (context.stack.includes(fn.name)) {
      this.#input.refusals.push({ construct: fn.name, reason: 'the function calls itself', line: command.line });
      return state;
    }
    for (const local of fn.locals) state.variables.delete(`${fn.name}/${local}`);
    const returns: State[] = [];
    let after = this.command(fn.body, state, {
      ignored: context.ignored,
      fn,
      owner: fn.name,
      stack: [...context.stack, fn.name],
      returns,
      breaks: context.breaks,
    });
    for (const returned of returns) after = join(after, returned);
    return after;
  }

  #trap(command: SimpleCommand, state: State, context: Context): State {
    const body = this.#input.traps.get(command);
    if (!body) return state;
    // It may run at any time from now on: what isn't surely the script's own by now may be either.
    const later: State = { variables: new Map(), options: state.options };
    for (const key of new Set([...state.variables.keys(), ...this.#written])) {
      const now = state.variables.get(key) ?? PRISTINE;
      later.variables.set(
        key,
        now.origin === 'own' && now.set === 'yes' ? now : { ...now, origin: 'mixed', set: 'maybe' },
      );
    }
    const before = new Map(later.variables);
    this.list(body, later, {
      ignored: context.ignored,
      fn: undefined,
      owner: 'trap',
      stack: [],
      returns: [],
      breaks: [],
    });
    for (const [key, value] of later.variables)
      if (before.get(key) !== value) state.variables.set(key, joinVar(state.variables.get(key) ?? PRISTINE, value));
    return state;
  }

  #set(command: SimpleCommand, state: State): void {
    const words = command.words.slice(1).map(literal);
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? '';
      const sign = word[0];
      if (word === '--' || (sign !== '-' && sign !== '+')) return;
      for (const letter of word.slice(1)) {
        const option = letter === 'o' ? (words[++at] ?? '') : letter;
        state.options = withOption(state.options, option, sign === '-');
      }
    }
  }

  #declaration(name: string, command: SimpleCommand, state: State, context: Context): void {
    const exports = name === 'export' || (name !== 'local' && command.words.some((word) => /^-\w*x/.test(word.raw)));
    for (const assignment of command.assignments) {
      this.#value(assignment, state, context);
      const key = this.#key(assignment.name, context);
      if (exports) state.variables.set(key, { ...(state.variables.get(key) ?? PRISTINE), exported: 'yes' });
      this.#assigned(assignment, state, context);
    }
    for (const word of command.words.slice(1)) {
      const named = exports ? namedExport(word) : undefined;
      if (named) this.#named(named.name, 'yes', state, context);
      if (!/^[A-Za-z_]\w*$/.test(word.raw)) continue;
      const key = this.#key(word.raw, context);
      const now = state.variables.get(key) ?? PRISTINE;
      this.#noteRead(word, key, now);
      if (exports) {
        if (now.origin === 'mixed' || now.set !== 'yes') this.facts.distinguished.add(key);
        state.variables.set(key, { ...now, exported: 'yes' });
      } else if (name === 'local' && this.#input.dialect === 'bash')
        state.variables.set(key, { origin: 'own', set: 'no', exported: 'inherited' });
    }
  }

  #noteRead(node: object, key: string, state: VarState): void {
    this.facts.nodeKeys.set(node, key);
    const before = this.facts.reads.get(node);
    this.facts.reads.set(node, before ? joinVar(before, state) : state);
  }

  #assignment(assignment: Assignment, state: State, context: Context): void {
    this.#value(assignment, state, context);
    this.#assigned(assignment, state, context);
  }

  #value(assignment: Assignment, state: State, context: Context): void {
    if (assignment.index) this.#word(assignment.index, state, context);
    if ('kind' in assignment.value) for (const word of assignment.value.words) this.#word(word, state, context);
    else this.#word(assignment.value, state, context);
    if (assignment.append || assignment.index) this.#read(assignment, assignment.name, state, context);
  }

  #assigned(assignment: Assignment, state: State, context: Context): void {
    const list = 'kind' in assignment.value || assignment.index !== undefined;
    const key = this.#key(assignment.name, context);
    if (this.#soonExported.has(assignment))
      state.variables.set(key, { ...(state.variables.get(key) ?? PRISTINE), exported: 'yes' });
    const value = 'kind' in assignment.value ? 'list' : list ? 'list' : assignment.append ? 'text' : assignment.value;
    this.#write(assignment, assignment.name, value, state, context);
  }

  #write(node: object, name: string, value: Write['value'], state: State, context: Context): void {
    const key = this.#key(name, context);
    const { exported } = state.variables.get(key) ?? PRISTINE;
    const before = this.facts.writes.get(node);
    this.facts.writes.set(node, {
      key,
      value,
      exported: before && before.exported !== exported ? 'maybe' : exported,
    });
    state.variables.set(key, { origin: 'own', set: 'yes', exported });
  }

  #redirect(redirect: Redirect, state: State, context: Context): void {
    this.#word(redirect.word, state, context);
  }

  #word(word: Word, state: State, context: Context): void {
    for (const part of word.parts) this.#part(part, state, context);
  }

  #part(part: Part, state: State, context: Context): void {
    if (part.kind === 'parameter') this.#parameter(part, state, context);
    else if (part.kind === 'arithmetic') this.#arithmetic(part.expression, state, context);
    else if (part.kind === 'command') {
      const inside = copy(state);
      // Bash takes -e back inside $( ).
      if (this.#input.dialect === 'bash') inside.options = { ...inside.options, errexit: false };
      this.list(part.body, inside, { ...context, returns: [], breaks: [] });
    }
  }

  #parameter(part: Parameter, state: State, context: Context): void {
    const { operation } = part;
    if (/^[A-Za-z_]/.test(part.name)) {
      this.#read(part, part.name, state, context);
      if (operation && 'colon' in operation && !operation.colon)
        this.facts.distinguished.add(this.#key(part.name, context));
    } else this.#note(this.facts.nounset, part, state.options.nounset);
    if (part.index && typeof part.index === 'object') this.#word(part.index, state, context);
    if (!operation) return;
    if ('word' in operation) this.#word(operation.word, copy(state), context);
    if ('pattern' in operation) this.#word(operation.pattern, state, context);
    if ('replacement' in operation) this.#word(operation.replacement, state, context);
    if (operation.kind === 'slice') {
      this.#arithmetic(operation.offset, state, context);
      if (operation.length) this.#arithmetic(operation.length, state, context);
    }
    if (operation.kind === 'assign') {
      const key = this.#key(part.name, context);
      const before = state.variables.get(key) ?? PRISTINE;
      this.#write(operation, part.name, 'text', state, context);
      // It may have kept what it had; set it is in any case.
      state.variables.set(key, { ...before, origin: before.origin === 'own' ? 'own' : 'mixed', set: 'yes' });
    }
    if (operation.kind === 'error' && /^[A-Za-z_]/.test(part.name)) {
      const key = this.#key(part.name, context);
      state.variables.set(key, { ...(state.variables.get(key) ?? PRISTINE), set: 'yes' });
    }
  }

  #arithmetic(expression: Arithmetic, state: State, context: Context): void {
    switch (expression.kind) {
      case 'name':
        this.#read(expression, expression.name, state, context);
        break;
      case 'expansion':
        this.#word(expression.word, state, context);
        break;
      case 'unary':
        this.#arithmetic(expression.operand, state, context);
        break;
      case 'binary':
        this.#arithmetic(expression.left, state, context);
        this.#arithmetic(expression.right, state, context);
        break;
      case 'choice':
        this.#arithmetic(expression.condition, state, context);
        this.#arithmetic(expression.yes, state, context);
        this.#arithmetic(expression.no, state, context);
        break;
      case 'assign':
        this.#arithmetic(expression.value, state, context);
        if (expression.operator) this.#read(expression, expression.name, state, context);
        this.#write(expression, expression.name, 'number', state, context);
        break;
      case 'step':
        this.#read(expression, expression.name, state, context);
        this.#write(expression, expression.name, 'number', state, context);
        break;
      case 'number':
        break;
    }
  }

  #test(test: Test, state: State, context: Context): void {
    if (test.kind === 'and' || test.kind === 'or') {
      this.#test(test.left, state, context);
      this.#test(test.right, state, context);
    } else if (test.kind === 'not') this.#test(test.test, state, context);
    else if (test.kind === 'unary') {
      this.#word(test.word, state, context);
      const name = test.operator === '-v' ? literal(test.word) : undefined;
      if (name !== undefined) {
        this.#read(test, name, state, context);
        this.facts.distinguished.add(this.#key(name, context));
      }
    } else {
      this.#word(test.left, state, context);
      this.#word(test.right, state, context);
    }
  }

  #read(node: object, name: string, state: State, context: Context): void {
    const key = this.#key(name, context);
    const now = state.variables.get(key) ?? PRISTINE;
    this.#noteRead(node, key, now);
    this.#note(this.facts.nounset, node, state.options.nounset);
    if (state.options.nounset !== false && (now.origin === 'mixed' || now.set !== 'yes'))
      this.facts.distinguished.add(key);
  }

  #note(map: Map<object, Known>, node: object, value: Known): void {
    const before = map.get(node);
    map.set(node, before === undefined ? value : joinKnown(before, value));
  }

  #key(name: string, context: Context): string {
    const key = context.fn?.locals.has(name) ? `${context.fn.name}/${name}` : name;
    const users = this.facts.users.get(key) ?? new Set();
    this.facts.users.set(key, users.add(context.owner));
    return key;
  }
}

function withOption(options: Options, option: string, on: boolean): Options {
  if (option === 'e' || option === 'errexit') return { ...options, errexit: on };
  if (option === 'u' || option === 'nounset') return { ...options, nounset: on };
  if (option === 'pipefail') return { ...options, pipefail: on };
  return options;
}
