import type { Nullable, Num, Text } from '../ir.ts';
import type { Lowering } from './context.ts';
import type { Slot } from './symbols.ts';

/** A value as a place of the script can see it: a number, a text for sure, or perhaps nothing. */
export type Read = { readonly number: Num } | { readonly sure: Text } | { readonly maybe: Nullable };

/** Reads a variable at a place, as what the walk found there allows. */
export function readVariable(ctx: Lowering, node: object, symbol: Slot, line: number): Read {
  const state = ctx.facts.reads.get(node);
  const { name, variable } = symbol;
  if (symbol.storage === 'environment')
    return state?.set === 'yes' ? { sure: { k: 'env', name } } : { maybe: { k: 'lookup', name } };
  if (symbol.key.includes('/')) {
    if (ctx.dialect === 'sh' && state && (state.origin !== 'own' || state.set !== 'yes'))
      ctx.refuse(`$${name}`, 'a local variable that is read before it is set has the outer value in sh', line);
  } else if (state?.origin === 'env')
    return state.set === 'yes' ? { sure: { k: 'env', name } } : { maybe: { k: 'lookup', name } };
  if (variable.type === 'number') return { number: { k: 'variable', variable } };
  if (state?.origin !== 'own' && !symbol.key.includes('/')) symbol.begins = true;
  const sure = state?.set === 'yes';
  return sure || !symbol.nullable ? { sure: { k: 'variable', variable } } : { maybe: { k: 'nullable', variable } };
}

/** With `set -u`: the value, or the end of the program. */
export function bound(value: Nullable, name: string): Text {
  return {
    k: 'text-call',
    helper: value.k === 'lookup' ? 'bound-env' : 'bound',
    args: [
      { k: 'text', value: name },
      { k: 'empty-if-unset', value },
    ],
  };
}
