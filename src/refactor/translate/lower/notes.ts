import type { Word } from '../syntax/tree.ts';
import { candidates } from './candidates.ts';
import type { Facts, FunctionInfo, Write } from './facts.ts';
import { looksOwn } from './names.ts';
import { joinKnown, joinVar, type Known, PRISTINE, type State, type VarState } from './state.ts';

/** Where the walk is. */
export interface Context {
  readonly ignored: boolean;
  readonly fn: FunctionInfo | undefined;
  readonly owner: string;
  readonly stack: readonly string[];
  readonly returns: State[];
  readonly breaks: State[];
}

/** Notes what the walk finds out about each place. */
export class Notes {
  readonly facts: Facts = {
    reads: new Map(),
    writes: new Map(),
    nodeKeys: new Map(),
    nounset: new Map(),
    pipefail: new Map(),
    errexit: new Map(),
    nullglob: new Map(),
    matches: new Map(),
    matchesInTrap: false,
    checked: new Map(),
    distinguished: new Set(),
    users: new Map(),
    calls: new Map(),
    callers: new Map(),
    exported: new Set(),
    setArguments: new Map(),
    dispatched: new Set(),
    callChecked: new Map(),
  };
  /** What a first walk found. */
  readonly before: Facts | undefined;

  constructor(before: Facts | undefined) {
    this.before = before;
  }

  noteRead(node: object, key: string, state: VarState): void {
    this.facts.nodeKeys.set(node, key);
    const before = this.facts.reads.get(node);
    this.facts.reads.set(node, before ? joinVar(before, state) : state);
  }

  write(node: object, name: string, value: Write['value'], state: State, context: Context): void {
    const key = this.key(name, context);
    const { exported } = state.variables.get(key) ?? PRISTINE;
    const before = this.facts.writes.get(node);
    this.facts.writes.set(node, {
      key,
      value,
      exported: before && before.exported !== exported ? 'maybe' : exported,
    });
    state.variables.set(key, { origin: 'own', set: 'yes', exported });
  }

  read(node: object, name: string, state: State, context: Context): void {
    const key = this.key(name, context);
    const now = state.variables.get(key) ?? PRISTINE;
    this.noteRead(node, key, now);
    this.note(this.facts.nounset, node, state.options.nounset);
    if (state.options.nounset !== false && (now.origin === 'mixed' || now.set !== 'yes'))
      this.facts.distinguished.add(key);
  }

  note(map: Map<object, Known>, node: object, value: Known): void {
    const before = map.get(node);
    map.set(node, before === undefined ? value : joinKnown(before, value));
  }

  key(name: string, context: Context): string {
    const key = context.fn?.locals.has(name) ? `${context.fn.name}/${name}` : name;
    const users = this.facts.users.get(key) ?? new Set();
    this.facts.users.set(key, users.add(context.owner));
    return key;
  }

  /** A variable of the environment is set or unset whose name is known only at run time. */
  named(word: Word, exported: 'yes' | 'maybe', state: State, context: Context): void {
    const names = this.before && candidates(this.before, context.owner, word);
    const keys = names ?? [...state.variables.keys()].filter((key) => !key.includes('/') && !looksOwn(key));
    for (const key of keys) state.variables.set(key, { origin: 'env', set: 'maybe', exported });
  }
}
