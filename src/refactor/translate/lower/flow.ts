import type { Refusal } from '../refusal.ts';
import type { Assignment, Command, SimpleCommand, Statement } from '../syntax/tree.ts';
import { dispatchTargets } from './candidates.ts';
import { execEnds, mayFail } from './exec-ends.ts';
import { anyNullglob, type Facts, type FlowInput, type FunctionInfo } from './facts.ts';
import { regexTests } from './matches.ts';
import { commandName, goesOverPlaces, literal, namedExport } from './names.ts';
import { type Context, Notes } from './notes.ts';
import { exportedSoon } from './quiet.ts';
import { writtenBy } from './read-words.ts';
import { refined } from './refine.ts';
import { shoptOf } from './shopt.ts';
import { copy, join, joinKnown, joinVar, type Known, optionsAfter, PRISTINE, type State } from './state.ts';
import { WordWalker } from './word-walker.ts';

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
  return walker.notes.facts;
}

class Walker {
  readonly notes: Notes;
  /** Traps whose bodies are being walked. */
  readonly #trapping = new Set<SimpleCommand>();
  readonly #words: WordWalker;
  readonly #input: FlowInput;
  /** All variables that the script writes. */
  readonly #written: ReadonlySet<string>;
  readonly #soonExported = new Set<Assignment>();
  #steps = 0;
  /** How often a test of `=~` was come by. */
  #matches = 0;

  constructor(input: FlowInput, written: ReadonlySet<string>, before: Facts | undefined) {
    this.#input = input;
    this.notes = new Notes(before);
    this.#words = new WordWalker(this.notes, input.dialect, (body, state, context) => this.list(body, state, context));
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
      // So it does in the background.
      const ignored = context.ignored && this.#input.dialect === 'bash';
      if (background) this.command(command, copy(current), { ...context, ignored });
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
    this.notes.note(this.notes.facts.checked, command, context.ignored ? false : state.options.errexit);
    this.notes.note(this.notes.facts.pipefail, command, state.options.pipefail);
    if (!('redirects' in command)) return this.#inside(command, state, context);
    for (const redirect of command.redirects) this.#words.redirect(redirect, state, context);
    // Nothing of it is done where a file can't be opened.
    const ends = state.options.errexit === true && !context.ignored;
    const before = command.redirects.some(mayFail) && !ends ? copy(state) : undefined;
    return join(before, this.#inside(command, state, context));
  }

  /** What a command does, its redirections aside. */
  #inside(command: Command, state: State, context: Context): Flow {
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
        const goesOn = refined(left, command.left, command.kind === 'and', (name) => this.notes.key(name, context));
        const stops = refined(left, command.left, command.kind === 'or', (name) => this.notes.key(name, context));
        return join(stops, this.command(command.right, goesOn, context));
      }
      case 'not':
        return this.command(command.command, state, { ...context, ignored: true });
      case 'if': {
        let current: Flow = state;
        let after: Flow;
        for (const { condition, body } of command.branches) {
          const tested: Flow = this.list(condition, current, { ...context, ignored: true });
          const yes = this.#behind(tested, condition, true, context);
          current = this.#behind(tested, condition, false, context);
          after = join(after, this.list(body, yes, context));
        }
        return join(after, command.otherwise ? this.list(command.otherwise, current, context) : current);
      }
      case 'loop':
        return this.#loop(state, context, (now, inside) => {
          const tested = this.list(command.condition, now, { ...context, ignored: true });
          const body = this.#behind(tested, command.condition, !command.until, context);
          return { body: this.list(command.body, body, inside), out: tested };
        });
      case 'counting':
        if (command.first) this.#words.arithmetic(command.first, state, context);
        return this.#loop(state, context, (now, inside) => {
          if (command.condition) this.#words.arithmetic(command.condition, now, context);
          const body = this.list(command.body, copy(now), inside);
          if (command.next && body) this.#words.arithmetic(command.next, body, context);
          return { body, out: now };
        });
      case 'for':
        for (const word of command.words ?? []) this.#words.word(word, state, context);
        return this.#loop(state, context, (now, inside) => {
          const body = copy(now);
          this.notes.write(command, command.name, goesOverPlaces(command.words) ? 'number' : 'text', body, context);
          return { body: this.list(command.body, body, inside), out: now };
        });
      case 'case': {
        this.#words.word(command.word, state, context);
        let after: Flow;
        let always = false;
        for (const { patterns, body } of command.arms) {
          for (const pattern of patterns) this.#words.word(pattern, state, context);
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
        this.#words.test(command.test, state, context);
        if (regexTests(command.test).length > 0) {
          state.match = undefined;
          this.#matches++;
        }
        return state;
      case 'arithmetic':
        this.#words.arithmetic(command.expression, state, context);
        return state;
      case 'function':
        return state;
    }
  }

  /** What is known behind a condition that held, or didn't. */
  #behind(tested: Flow, condition: readonly Statement[], held: boolean, context: Context): Flow {
    const last = condition.at(-1)?.command;
    return tested && last ? refined(tested, last, held, (name) => this.notes.key(name, context)) : tested;
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
    for (const word of command.words) this.#words.word(word, state, context);
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
        state.options = optionsAfter(state.options, command.words.slice(1).map(literal));
        this.notes.facts.setArguments.set(context.owner, [
          ...(this.notes.facts.setArguments.get(context.owner) ?? []),
          ...command.words.slice(1),
        ]);
        return state;
      case 'unset':
        for (const word of command.words.slice(1)) {
          const name = literal(word);
          if (name === undefined) {
            this.notes.named(word, 'maybe', state, context);
            continue;
          }
          const key = this.notes.key(name, context);
          state.variables.set(key, { origin: 'own', set: 'no', exported: 'no' });
          this.notes.facts.writes.set(word, { key, value: 'unset', exported: 'yes' });
        }
        return state;
      case 'read':
      case 'printf':
      case 'mapfile':
      case 'readarray':
        for (const [word, value] of writtenBy(name, command)) this.notes.write(word, word.raw, value, state, context);
        return state;
      case 'shopt': {
        const nullglob = shoptOf(command)?.nullglob;
        if (nullglob !== undefined) state.options = { ...state.options, nullglob };
        return state;
      }
      case 'getopts':
        this.#option(command, state, context);
        return state;
      case 'exit':
        return undefined;
      case 'exec':
        return execEnds(this.#input.dialect, command) ? undefined : state;
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

  #option(command: SimpleCommand, state: State, context: Context): void {
    const name = command.words[2];
    if (name && /^[A-Za-z_]\w*$/.test(name.raw)) this.notes.write(name, name.raw, 'text', state, context);
    this.notes.write(command, 'OPTARG', 'text', state, context);
    const key = this.notes.key('OPTARG', context);
    // Options without an argument leave it unset.
    state.variables.set(key, { ...(state.variables.get(key) ?? PRISTINE), set: 'maybe' });
  }

  /** A command whose name is known only at run time: a program, or one of the functions that it may mean. */
  #dispatch(command: SimpleCommand, state: State, context: Context): Flow {
    if (!this.notes.before) return state;
    const targets = dispatchTargets(this.notes.before, context.owner, command.words[0], this.#input.functions);
    let after: Flow = state;
    for (const name of targets) {
      const fn = this.#input.functions.get(name);
      this.notes.facts.dispatched.add(name);
      if (fn && !context.stack.includes(name)) after = join(after, this.#call(fn, command, copy(state), context));
    }
    return after;
  }

  #call(fn: FunctionInfo, command: SimpleCommand, state: State, context: Context): Flow {
    this.notes.facts.callers.set(command, context.owner);
    const calls = this.notes.facts.calls.get(fn.name) ?? [];
    if (!calls.includes(command)) this.notes.facts.calls.set(fn.name, [...calls, command]);
    const checked = context.ignored ? false : state.options.errexit;
    const before = this.notes.facts.callChecked.get(fn.name);
    this.notes.facts.callChecked.set(fn.name, before === undefined ? checked : joinKnown(before, checked));
    if (context.stack.includes(fn.name)) {
      this.#input.refusals.push({ construct: fn.name, reason: 'the function calls itself', line: command.line });
      return state;
    }
    for (const local of fn.locals) state.variables.delete(`${fn.name}/${local}`);
    const returns: State[] = [];
    const outer = { match: state.match, count: this.#matches };
    state.match = undefined;
    let after = this.command(fn.body, state, {
      ignored: context.ignored,
      fn,
      owner: fn.name,
      stack: [...context.stack, fn.name],
      returns,
      breaks: context.breaks,
    });
    for (const returned of returns) after = join(after, returned);
    if (after) after.match = this.#matches === outer.count ? outer.match : undefined;
    return after;
  }

  #trap(command: SimpleCommand, state: State, context: Context): State {
    const body = this.#input.traps.get(command);
    // A body may call the function that sets it: what comes of it is known by then.
    if (!body || this.#trapping.has(command)) return state;
    // It may run at any time from now on: what isn't surely the script's own by now may be either.
    const later: State = { variables: new Map(), options: { ...state.options, nullglob: this.#anyNullglob() } };
    for (const key of new Set([...state.variables.keys(), ...this.#written])) {
      const now = state.variables.get(key) ?? PRISTINE;
      later.variables.set(
        key,
        now.origin === 'own' && now.set === 'yes' ? now : { ...now, origin: 'mixed', set: 'maybe' },
      );
    }
    const before = new Map(later.variables);
    const matches = this.#matches;
    this.#trapping.add(command);
    this.list(body, later, {
      ignored: context.ignored,
      fn: undefined,
      owner: 'trap',
      stack: [],
      returns: [],
      breaks: [],
    });
    this.#trapping.delete(command);
    if (this.#matches !== matches) this.notes.facts.matchesInTrap = true;
    for (const [key, value] of later.variables)
      if (before.get(key) !== value) state.variables.set(key, joinVar(state.variables.get(key) ?? PRISTINE, value));
    return state;
  }

  /** Whether it is on when a trap runs isn't followed. */
  #anyNullglob(): Known {
    return this.notes.before && anyNullglob(this.notes.before) ? 'both' : false;
  }

  #declaration(name: string, command: SimpleCommand, state: State, context: Context): void {
    const exports = name === 'export' || (name !== 'local' && command.words.some((word) => /^-\w*x/.test(word.raw)));
    for (const assignment of command.assignments) {
      this.#value(assignment, state, context);
      const key = this.notes.key(assignment.name, context);
      if (exports) state.variables.set(key, { ...(state.variables.get(key) ?? PRISTINE), exported: 'yes' });
      this.#assigned(assignment, state, context);
    }
    for (const word of command.words.slice(1)) {
      const named = exports ? namedExport(word) : undefined;
      if (named) this.notes.named(named.name, 'yes', state, context);
      if (!/^[A-Za-z_]\w*$/.test(word.raw)) continue;
      const key = this.notes.key(word.raw, context);
      const now = state.variables.get(key) ?? PRISTINE;
      this.notes.noteRead(word, key, now);
      if (exports) {
        this.notes.facts.exported.add(key);
        if (now.origin === 'mixed' || now.set !== 'yes') this.notes.facts.distinguished.add(key);
        state.variables.set(key, { ...now, exported: 'yes' });
      } else if (name === 'local' && this.#input.dialect === 'bash')
        state.variables.set(key, { origin: 'own', set: 'no', exported: 'inherited' });
    }
  }

  #assignment(assignment: Assignment, state: State, context: Context): void {
    this.#value(assignment, state, context);
    this.#assigned(assignment, state, context);
  }

  #value(assignment: Assignment, state: State, context: Context): void {
    if (assignment.index) this.#words.word(assignment.index, state, context);
    if ('kind' in assignment.value) for (const word of assignment.value.words) this.#words.word(word, state, context);
    else this.#words.word(assignment.value, state, context);
    if (assignment.append || assignment.index) this.notes.read(assignment, assignment.name, state, context);
  }

  #assigned(assignment: Assignment, state: State, context: Context): void {
    const list = 'kind' in assignment.value || assignment.index !== undefined;
    const key = this.notes.key(assignment.name, context);
    if (this.#soonExported.has(assignment))
      state.variables.set(key, { ...(state.variables.get(key) ?? PRISTINE), exported: 'yes' });
    const value = 'kind' in assignment.value ? 'list' : list ? 'list' : assignment.append ? 'text' : assignment.value;
    this.notes.write(assignment, assignment.name, value, state, context);
  }
}
