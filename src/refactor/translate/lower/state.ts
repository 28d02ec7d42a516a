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
}

export function copy(state: State): State {
  return { variables: new Map(state.variables), options: state.options };
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
  return { variables, options };
}
