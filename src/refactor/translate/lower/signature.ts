import type { Variable } from '../ir.ts';
import type { Statement } from '../syntax/tree.ts';
import type { Lowering } from './context.ts';
import { checkLocal } from './declarations.ts';
import type { FunctionInfo } from './facts.ts';
import { commandName } from './names.ts';
import { everyCommand, partsOf, wordsOf } from './walk.ts';
import { singleText } from './words.ts';

interface Signature {
  /** Names for `$1` …; undefined when the function takes any number of arguments. */
  readonly parameters: readonly Variable[] | undefined;
  /** How many statements at the beginning only gave the arguments their names. */
  readonly skip: number;
  /** What these did besides. */
  readonly rest: readonly Statement[];
}

/** How a function takes its arguments: by name where each call gives the same number and it never counts or shifts them. */
export function listParametersOf(ctx: Lowering, fn: FunctionInfo): Signature {
  const any: Signature = { parameters: undefined, skip: 0, rest: [] };
  if (ctx.facts.dispatched.has(fn.name)) return any;
  const calls = ctx.facts.calls.get(fn.name) ?? [];
  const highest = highestArgument(fn);
  if (highest === undefined) return any;
  for (const call of calls) {
    const words = call.words.slice(1);
    if (words.length !== highest) return any;
    // A call is lowered in its own function; here only the shape counts.
    if (!words.every((word) => ctx.collect(() => quietly(ctx, () => singleText(ctx, word))).result !== undefined))
      return any;
  }
  if (fn.body.kind !== 'group') return { parameters: unnamed(highest, new Map()), skip: 0, rest: [] };
  const names = new Map<number, string>();
  const rest: Statement[] = [];
  let skip = 0;
  for (const statement of fn.body.body) {
    const found = namesArguments(statement);
    if (
      !found ||
      found.given.some(({ index, name }) => names.has(index) || [...names.values()].includes(name) || index > highest)
    )
      break;
    for (const { index, name } of found.given) names.set(index, name);
    for (const { name } of found.given) checkLocal(ctx, name, statement.line);
    if (found.rest) rest.push(found.rest);
    skip++;
  }
  for (const name of names.values())
    if (ctx.symbols.of(`${fn.name}/${name}`).variable.type !== 'text')
      return { parameters: unnamed(highest, new Map()), skip: 0, rest: [] };
  return { parameters: unnamed(highest, names), skip, rest };
}

function quietly<T>(ctx: Lowering, look: () => T): T {
  const count = ctx.refusals.length;
  const result = look();
  ctx.refusals.length = count;
  return result;
}

function unnamed(count: number, names: ReadonlyMap<number, string>): Variable[] {
  return Array.from({ length: count }, (_, index) => ({
    name: names.get(index + 1) ?? `+argument${index + 1}`,
    type: 'text',
    scope: 'local',
  }));
}

/** `local a="$1" b="$2" c=0`: the names of arguments, and what else the statement does. */
function namesArguments(statement: Statement):
  | {
      readonly given: readonly { readonly index: number; readonly name: string }[];
      readonly rest: Statement | undefined;
    }
  | undefined {
  const { command, background } = statement;
  if (background || command.kind !== 'simple' || commandName(command) !== 'local' || command.words.length !== 1)
    return undefined;
  const given: { index: number; name: string }[] = [];
  const others = command.assignments.filter(({ name, value, append }) => {
    const parts = 'kind' in value ? [] : value.parts.filter((part) => !(part.kind === 'text' && part.text === ''));
    const [part] = parts;
    if (append || parts.length !== 1 || part?.kind !== 'parameter' || part.operation || part.indirect) return true;
    if (!/^[1-9]$/.test(part.name)) return true;
    given.push({ index: Number(part.name), name });
    return false;
  });
  if (given.length === 0) return undefined;
  const rest = others.length > 0 ? { ...statement, command: { ...command, assignments: others } } : undefined;
  return { given, rest };
}

/** The highest argument that a function uses; undefined when it uses them as a list. */
function highestArgument(fn: FunctionInfo): number | undefined {
  let highest = 0;
  let listed = false;
  const { body } = fn;
  everyCommand([{ command: body, background: false, comments: [], spaced: false, line: body.line }], (command) => {
    if (command.kind === 'for' && !command.words) listed = true;
    if (command.kind === 'simple' && ['shift', 'set'].includes(commandName(command) ?? '')) listed = true;
    for (const part of wordsOf(command).flatMap(partsOf)) {
      const text = JSON.stringify(part);
      if (/"name":"[@*#]"/.test(text)) listed = true;
      for (const match of text.matchAll(/"name":"([1-9][0-9]*)"/g)) highest = Math.max(highest, Number(match[1]));
    }
    if (command.kind === 'arithmetic' && /"name":"[#@*0-9]+"/.test(JSON.stringify(command.expression))) listed = true;
    return true;
  });
  return listed || highest > 9 ? undefined : highest;
}
