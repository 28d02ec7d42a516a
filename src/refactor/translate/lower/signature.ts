import type { Variable } from '../ir.ts';
import type { Statement } from '../syntax/tree.ts';
import type { Lowering } from './context.ts';
import type { FunctionInfo } from './flow.ts';
import { commandName } from './names.ts';
import { everyCommand, partsOf, wordsOf } from './walk.ts';
import { singleText } from './words.ts';

interface Signature {
  /** Names for `$1` …; undefined when the function takes any number of arguments. */
  readonly parameters: readonly Variable[] | undefined;
  /** How many statements at the beginning only gave the arguments their names. */
  readonly skip: number;
}

/** How a function takes its arguments: by name where each call gives the same number and it never counts or shifts them. */
export function listParametersOf(ctx: Lowering, fn: FunctionInfo): Signature {
  const any: Signature = { parameters: undefined, skip: 0 };
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
  if (fn.body.kind !== 'group') return { parameters: unnamed(highest, new Map()), skip: 0 };
  const names = new Map<number, string>();
  let skip = 0;
  for (const statement of fn.body.body) {
    const given = namesArguments(statement);
    if (
      !given ||
      given.some(({ index, name }) => names.has(index) || [...names.values()].includes(name) || index > highest)
    )
      break;
    for (const { index, name } of given) names.set(index, name);
    skip++;
  }
  for (const name of names.values())
    if (ctx.symbols.of(`${fn.name}/${name}`).variable.type !== 'text')
      return { parameters: unnamed(highest, new Map()), skip: 0 };
  return { parameters: unnamed(highest, names), skip };
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

/** `local a="$1" b="$2"` */
function namesArguments({
  command,
  background,
}: Statement): { readonly index: number; readonly name: string }[] | undefined {
  if (background || command.kind !== 'simple' || commandName(command) !== 'local' || command.words.length !== 1)
    return undefined;
  const names: { index: number; name: string }[] = [];
  for (const { name, value, append } of command.assignments) {
    const parts = 'kind' in value ? [] : value.parts.filter((part) => !(part.kind === 'text' && part.text === ''));
    const [part] = parts;
    if (append || parts.length !== 1 || part?.kind !== 'parameter' || part.operation || !/^[1-9]$/.test(part.name))
      return undefined;
    names.push({ index: Number(part.name), name });
  }
  return names.length > 0 ? names : undefined;
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
