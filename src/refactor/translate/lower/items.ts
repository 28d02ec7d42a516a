import type { List, Num, Text } from '../ir.ts';
import type { Arithmetic, Parameter, Word } from '../syntax/tree.ts';
import { numberOf } from './arithmetic.ts';
import { EMPTY, type Lowering } from './context.ts';
import type { Read } from './read.ts';

/** `${array[index]}`: an item of a list, or nothing where there is none at that place. */
export function itemOf(ctx: Lowering, part: Parameter, textOf: (ctx: Lowering, word: Word) => Text): Read {
  const { name, line, place } = part;
  const list = arrayOf(ctx, part);
  if (!list) return { sure: EMPTY };
  if (!place) {
    ctx.refuse(`\${${name}[…]}`, 'an index that is no number', line);
    return { sure: EMPTY };
  }
  const fixed = constant(place);
  const { before, result } = ctx.collect(() => numberOf(ctx, place, textOf));
  if (before.length > 0) ctx.refuse(`\${${name}[…]}`, 'its index does more than name a place', line);
  const index: Num = fixed === undefined ? result : { k: 'number', value: fixed };
  const early = fixed === undefined || fixed < 0 ? beforeFirst(ctx, part) : undefined;
  // Of a place before the first one bash takes no length, and with set -u that ends the script.
  if (early && part.operation?.kind === 'length')
    ctx.refuse(`\${#${name}[…]}`, 'only fixed places from the first one on are supported', line);
  return { maybe: { k: 'item', list, index, early } };
}

/** A place before the first item is complained of, and with -e that ends the script, in conditions too. */
function beforeFirst(ctx: Lowering, part: Parameter): 'complaint' | 'end' {
  const errexit = ctx.facts.errexit.get(part) ?? false;
  if (errexit === 'both') ctx.refuse(`\${${part.name}[…]}`, 'set -e may or may not be on there', part.line);
  return errexit === false ? 'complaint' : 'end';
}

/** A parameter as messages name it. */
export function placeName({ name, index }: Parameter): string {
  return typeof index === 'object' ? `${name}[${index.raw}]` : name;
}

/** The list that an array of the script is. */
export function arrayOf(ctx: Lowering, part: Parameter): List | undefined {
  const symbol = ctx.symbol(part.name);
  const state = ctx.facts.reads.get(part);
  if (symbol.variable.type !== 'list') {
    ctx.refuse(`\${${part.name}[…]}`, 'an index on what is no array of the script', part.line);
    return undefined;
  }
  if (state && (state.origin !== 'own' || state.set !== 'yes'))
    ctx.refuse(`\${${part.name}[…]}`, 'the array may not be set there', part.line);
  return { k: 'variable', variable: symbol.variable };
}

/** `${@: -1}`, of which there is always one: without arguments it is `$0`. */
export function isLastArgument({ name, operation }: Parameter): boolean {
  if ((name !== '@' && name !== '*') || operation?.kind !== 'slice') return false;
  return constant(operation.offset) === -1 && operation.length === undefined;
}

export function lastArgument(ctx: Lowering, part: Parameter): Text {
  if (ctx.parameters) ctx.refuse('${@: -1}', 'the arguments have names here', part.line);
  const list: List = { k: 'arguments', from: 1 };
  return { k: 'choose', test: { k: 'has', list, index: 1 }, yes: { k: 'last', list }, no: { k: 'script-path' } };
}

/** A number when the expression is one, in either sign. */
export function constant(expression: Arithmetic): number | undefined {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'unary' && expression.operator === '-' && expression.operand.kind === 'number')
    return -expression.operand.value;
  return undefined;
}
