import type { Num, Stmt, Text, Value } from '../ir.ts';
import type { Lowering } from './context.ts';

/** Assigns to a variable of the script, wherever it lives, so that programs see what they saw before. */
export function assignTo(ctx: Lowering, name: string, value: Text, node: object): Stmt[] {
  const symbol = ctx.symbol(name);
  if (symbol.storage === 'environment') return [{ k: 'set-env', name, value }];
  const { variable } = symbol;
  const exported = ctx.facts.writes.get(node)?.exported ?? 'inherited';
  if (variable.type === 'number') {
    const number: Num = value.k === 'number-text' ? value.value : { k: 'parse', text: value };
    const literal: Num = value.k === 'text' ? { k: 'number', value: Number(value.value) } : number;
    const assigned: Stmt = { k: 'assign', variable, value: literal };
    if (!symbol.inherited) return [assigned];
    return [assigned, { k: 'do', value: kept(name, { k: 'number-text', value: { k: 'variable', variable } }) }];
  }
  if (exported === 'yes')
    return [
      { k: 'assign', variable, value },
      { k: 'set-env', name, value: { k: 'variable', variable } },
    ];
  if (!symbol.inherited || exported === 'no') return [{ k: 'assign', variable, value }];
  return [{ k: 'assign', variable, value: kept(name, value) }];
}

/** The value, which programs get too when the environment had the variable. */
export function kept(name: string, value: Text): Text {
  const args: Value[] = [{ k: 'text', value: name }, value];
  return { k: 'text-call', helper: 'assign', args };
}
