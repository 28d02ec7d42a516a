/** What is known of a variable at one place of the script. */
export interface VarState {
  /** Does it still hold what the environment gave it, or what the script assigned? */
  readonly origin: 'env' | 'own' | 'mixed';
  /** Of what the script assigned: is it set for sure? */
  readonly set: 'yes' | 'no' | 'maybe';
  /** Do programs get it? `inherited`: when the environment had it. */
  readonly exported: 'inherited' | 'yes' | 'no' | 'maybe';
}

export const PRISTINE: VarState = { origin: 'env', set: 'maybe', exported: 'inherited' };

export type Known = boolean | 'both';

export interface Options {
  readonly errexit: Known;
  readonly nounset: Known;
  readonly pipefail: Known;
  /** Do file patterns without files become nothing? */
  readonly nullglob: Known;
}

/** What is known of all variables and options at one place; undefined stands for a place that is never reached. */
export interface State {
  readonly variables: Map<string, VarState>;
  options: Options;
  /** The test of `=~` whose match is surely the last one. */
  match?: object | undefined;
}

export function copy(state: State): State {
  return { variables: new Map(state.variables), options: state.options, match: state.match };
}

export function joinVar(a: VarState, b: VarState): VarState {
  return {
    origin: a.origin === b.origin ? a.origin : 'mixed',
    set: a.set === b.set ? a.set : 'maybe',
    exported: a.exported === b.exported ? a.exported : 'maybe',
  };
}

export function joinKnown(a: Known, b: Known): Known {
  return a === b ? a : 'both';
}

/** Where two ways meet. */
export function join(a: State | undefined, b: State | undefined): State | undefined {
  if (!a || !b) return a ?? b;
  const variables = new Map<string, VarState>();
  for (const name of new Set([...a.variables.keys(), ...b.variables.keys()]))
    variables.set(name, joinVar(a.variables.get(name) ?? PRISTINE, b.variables.get(name) ?? PRISTINE));
  const options = {
    errexit: joinKnown(a.options.errexit, b.options.errexit),
    nounset: joinKnown(a.options.nounset, b.options.nounset),
    pipefail: joinKnown(a.options.pipefail, b.options.pipefail),
    nullglob: joinKnown(a.options.nullglob, b.options.nullglob),
  };
  return { variables, options, match: a.match === b.match ? a.match : undefined };
}

/** The options behind a `set` with these words. */
export function optionsAfter(options: Options, words: readonly (string | undefined)[]): Options {
  let after = options;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const sign = word[0];
    if (word === '--' || (sign !== '-' && sign !== '+')) break;
    for (const letter of word.slice(1)) {
      const option = letter === 'o' ? (words[++at] ?? '') : letter;
      after = withOption(after, option, sign === '-');
    }
  }
  return after;
}

function withOption(options: Options, option: string, on: boolean): Options {
  if (option === 'e' || option === 'errexit') return { ...options, errexit: on };
  if (option === 'u' || option === 'nounset') return { ...options, nounset: on };
  if (option === 'pipefail') return { ...options, pipefail: on };
  return options;
}
