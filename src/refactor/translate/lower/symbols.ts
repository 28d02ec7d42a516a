import type { Global, Variable } from '../ir.ts';
import type { Facts, Write } from './facts.ts';
import { looksOwn } from './names.ts';

/** Where a variable of the script lives in the translation. */
export interface Slot {
  readonly key: string;
  readonly name: string;
  /** In the environment of this process, or in a variable. */
  readonly storage: 'environment' | 'variable';
  readonly variable: Variable;
  /** It can hold "unset", since the script tells that from empty. */
  readonly nullable: boolean;
  /** Programs may have to see what is assigned, when the environment had it. */
  readonly inherited: boolean;
  /** It has to begin with what the environment gives. Found out when it is read. */
  begins: boolean;
}

/** The variables of the script, from what the walk found. */
export class Symbols {
  readonly #facts: Facts;
  readonly #symbols = new Map<string, Slot>();
  readonly #numbers: ReadonlySet<string>;

  constructor(facts: Facts) {
    this.#facts = facts;
    this.#numbers = numbers(facts);
  }

  of(key: string): Slot {
    const known = this.#symbols.get(key);
    if (known) return known;
    const made = this.#make(key);
    this.#symbols.set(key, made);
    return made;
  }

  /** Variables that have to be set up before the script's own code: those of several functions, and those that begin with the environment. */
  globals(): Global[] {
    const globals: Global[] = [];
    for (const symbol of this.#symbols.values()) {
      if (symbol.storage !== 'variable' || symbol.key.includes('/')) continue;
      if (symbol.begins || symbol.variable.scope === 'global')
        globals.push({
          variable: symbol.variable,
          initial: symbol.begins ? { k: 'lookup', name: symbol.name } : undefined,
          nullable: symbol.nullable,
        });
    }
    return globals;
  }

  /** Only one function uses it, and each call assigns it before it reads it: nothing is left for the next call. */
  #ofOneCall(key: string, users: ReadonlySet<string>): boolean {
    return users.size === 1 && !users.has('trap') && allOwn(this.#facts, key);
  }

  #make(key: string): Slot {
    const name = key.slice(key.indexOf('/') + 1);
    const local = key.includes('/');
    const writes = [...this.#facts.writes.values()].filter((write) => write.key === key);
    const lists = writes.some(({ value }) => value === 'list');
    const environment =
      !local && !lists && writes.every(({ exported, value }) => exported === 'yes' || value === 'unset');
    const users = this.#facts.users.get(key) ?? new Set();
    const shared = !local && [...users].some((user) => user !== '') && !this.#ofOneCall(key, users);
    return {
      key,
      name,
      storage: environment ? 'environment' : 'variable',
      variable: {
        name,
        type: lists ? 'list' : this.#numbers.has(key) ? 'number' : 'text',
        scope: shared ? 'global' : 'local',
      },
      nullable: this.#facts.distinguished.has(key) || writes.some(({ value }) => value === 'unset'),
      inherited: !local && !lists && !ownOnly(this.#facts, key, name),
      begins: false,
    };
  }
}

/** A lower-case name that is never read before it is assigned, and never exported. */
function ownOnly(facts: Facts, key: string, name: string): boolean {
  if (!looksOwn(name)) return false;
  for (const [node, state] of facts.reads) if (facts.nodeKeys.get(node) === key && state.origin !== 'own') return false;
  return [...facts.writes.values()].every((write) => write.key !== key || write.exported === 'inherited');
}

/** Variables that only ever hold whole numbers that the script itself made. */
function numbers(facts: Facts): Set<string> {
  const byKey = new Map<string, Write[]>();
  for (const write of facts.writes.values()) byKey.set(write.key, [...(byKey.get(write.key) ?? []), write]);
  const found = new Set<string>();
  for (const [key, writes] of byKey) {
    const name = key.slice(key.indexOf('/') + 1);
    const own = key.includes('/') || ownOnly(facts, key, name) || never(facts, key);
    if (own && writes.some(({ value }) => value !== 'unset')) found.add(key);
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const key of [...found]) {
      const writes = byKey.get(key) ?? [];
      if (writes.every(({ value }) => isNumber(value, key, found)) && allOwn(facts, key)) continue;
      found.delete(key);
      changed = true;
    }
  }
  return found;
}

/** No program gets it from the script but where the environment had it already. */
function never(facts: Facts, key: string): boolean {
  return [...facts.writes.values()].every((write) => write.key !== key || write.exported === 'inherited');
}

function allOwn(facts: Facts, key: string): boolean {
  for (const [node, state] of facts.reads)
    if (facts.nodeKeys.get(node) === key && (state.origin !== 'own' || state.set !== 'yes')) return false;
  return true;
}

function isNumber(value: Write['value'], key: string, found: ReadonlySet<string>): boolean {
  if (value === 'number') return true;
  if (typeof value === 'string') return false;
  if (!('parts' in value)) return false;
  const { parts: all } = value;
  const parts = all.filter((part) => !(part.kind === 'text' && part.text === ''));
  const [part] = parts;
  if (parts.length !== 1 || !part) return false;
  if (part.kind === 'text') return /^(?:0|[1-9][0-9]{0,14})$/.test(part.text);
  if (part.kind === 'arithmetic') return true;
  if (part.kind !== 'parameter') return false;
  if (part.operation) return part.operation.kind === 'length' && part.index === undefined;
  if (['?', '#', '$'].includes(part.name)) return true;
  const prefix = key.includes('/') ? key.slice(0, key.indexOf('/') + 1) : '';
  return part.index === undefined && (found.has(`${prefix}${part.name}`) || found.has(part.name));
}
