import { posix } from 'node:path';
import type { Instruction, State, Variable } from './model.ts';

/** What holds right after a FROM of an outside image: nothing is known. */
export const initialState: State = {
  user: undefined,
  userInstruction: undefined,
  workdir: undefined,
  shell: undefined,
  variable: () => undefined,
};

/**
 * The state after an instruction.
 * @param globalLookup values of the ARGs before the first FROM, which a bare `ARG NAME` in a stage takes over
 */
export function advance(
  state: State,
  instruction: Instruction,
  globalLookup: ((name: string) => string | undefined) | undefined,
): State {
  switch (instruction.keyword) {
    case 'USER': {
      const word = instruction.words[0];
      return word ? { ...state, user: word.expanded ?? word.value, userInstruction: instruction } : state;
    }
    case 'WORKDIR': {
      const path = instruction.words.length === 1 ? instruction.words[0]?.expanded : undefined;
      return { ...state, workdir: join(state.workdir, path) };
    }
    case 'SHELL':
      return instruction.form === 'exec' ? { ...state, shell: instruction.words.map(({ value }) => value) } : state;
    case 'ENV':
    case 'ARG':
      return declare(state, instruction, globalLookup);
    default:
      return state;
  }
}

function join(current: string | undefined, path: string | undefined): string | undefined {
  if (path === undefined || path === '') return undefined;
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return posix.normalize(path).replace(/(.)\/$/, '$1');
  return current === undefined ? undefined : posix.join(current, path).replace(/(.)\/$/, '$1');
}

/** One table for a run of states: a lookup skips what was declared later, so no table is ever copied. */
interface Scope {
  readonly variables: Map<string, Variable[]>;
  readonly find: State['variable'];
  /** Counts the declarations. */
  version: number;
}

/** A state with the table that its variables are in, which was as long as `version` says. */
interface Declared extends State {
  readonly scope: Scope;
  readonly version: number;
}

function declare(
  state: State,
  instruction: Instruction,
  globalLookup: ((name: string) => string | undefined) | undefined,
): State {
  const known = 'scope' in state ? (state as Declared) : undefined;
  const latest = known !== undefined && known.version === known.scope.version;
  const scope: Scope = latest ? known.scope : { variables: new Map(), find: state.variable, version: 0 };
  const { keyword, pairs } = instruction;
  for (const { key, expanded, value } of pairs) {
    const inherited = keyword === 'ARG' && value === undefined ? globalLookup?.(key) : expanded;
    const previous = state.variable(key);
    // An ENV wins over an ARG of the same name, whatever their order.
    if (keyword === 'ARG' && previous?.kind === 'env') continue;
    const list = scope.variables.get(key) ?? [];
    list.push({ kind: keyword === 'ENV' ? 'env' : 'arg', name: key, value: inherited, instruction });
    scope.variables.set(key, list);
  }
  scope.version++;
  const limit = instruction.index;
  const variable = (name: string): Variable | undefined =>
    scope.variables.get(name)?.findLast((candidate) => candidate.instruction.index <= limit) ?? scope.find(name);
  const declared: Declared = { ...state, variable, scope, version: scope.version };
  return declared;
}
