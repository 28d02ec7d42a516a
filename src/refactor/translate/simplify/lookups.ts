import type { Bool, Program, Stmt, Text, Variable } from '../ir.ts';
import { type Node, rewrite, visit } from '../rewrite.ts';

/** From so many on a value of the environment gets a name. */
const OFTEN = 3;

/** Variables of the environment that a function looks up again and again are looked up once, at its beginning. */
export function withLookups(program: Program): Program {
  const changing = changedNames(program);
  if (!changing) return program;
  const once = (statements: readonly Stmt[]): Stmt[] => lookedUpOnce(statements, changing);
  const functions = program.functions.map((fn) => ({ ...fn, body: once(fn.body) }));
  return { ...program, main: once(program.main), functions };
}

/** The names of the environment that the program changes, or has variables for; undefined: it may change any. */
function changedNames(program: Program): Set<string> | undefined {
  const names = new Set<string>();
  let any = false;
  visit([program.main, program.functions], (node) => {
    const part = node as Stmt | Text;
    const { k, scope, name: own } = node as { readonly k?: string; readonly scope?: string; readonly name?: string };
    if (k === undefined && scope !== undefined && own !== undefined) names.add(own);
    if (part.k === 'set-env' || part.k === 'unset-env') names.add(part.name);
    if (part.k === 'set-env-named' || part.k === 'unset-env-named') any = true;
    if (part.k === 'text-call' && part.helper === 'assign') {
      const [name] = part.args;
      if (name?.k === 'text') names.add(name.value);
      else any = true;
    }
  });
  return any ? undefined : names;
}

/** A name of the environment with what is taken where it isn't set, or empty. */
interface Lookup {
  readonly name: string;
  readonly value: Text;
  /** Uses as a text, and as a test of it. */
  count: number;
}

function lookedUpOnce(statements: readonly Stmt[], changing: ReadonlySet<string>): Stmt[] {
  const lookups = new Map<string, Lookup>();
  visit(statements, (node) => {
    const value = asText(node as Text | Bool);
    if (!value || changing.has(value.name)) return;
    const key = JSON.stringify(value.value);
    const known = lookups.get(key) ?? { ...value, count: 0 };
    known.count++;
    lookups.set(key, known);
  });
  const names = new Map<string, Variable>();
  for (const [key, { name }] of [...lookups].filter(([, { count }]) => count >= OFTEN).sort(byCount))
    if (![...names.values()].some((each) => each.name === name)) names.set(key, { name, type: 'text', scope: 'local' });
  if (names.size === 0) return [...statements];
  const starts = [...lookups].flatMap(([key, { value }]): Stmt[] => {
    const variable = names.get(key);
    return variable ? [{ k: 'assign', variable, value }] : [];
  });
  const rest = rewrite(statements, (node) => replaced(node as Text | Bool, names) as Node);
  return [...starts, { k: 'blank' }, ...rest];
}

const byCount = (a: readonly [string, Lookup], b: readonly [string, Lookup]): number => b[1].count - a[1].count;

/** What a node looks up in the environment, as the text that it could be given once. */
function asText(node: Text | Bool): { readonly name: string; readonly value: Text } | undefined {
  if (node.k === 'env') return plain(node.name);
  if (node.k === 'filled' && node.value.k === 'lookup') return plain(node.value.name);
  if (node.k === 'empty-if-unset' && node.value.k === 'lookup') return plain(node.value.name);
  const defaulted = node.k === 'or' && 'otherwise' in node && node.value.k === 'lookup' && node.otherwise.k === 'text';
  return defaulted && node.value.k === 'lookup' ? { name: node.value.name, value: node } : undefined;
}

function plain(name: string): { readonly name: string; readonly value: Text } {
  return { name, value: { k: 'empty-if-unset', value: { k: 'lookup', name } } };
}

function replaced(node: Text | Bool, names: ReadonlyMap<string, Variable>): Text | Bool {
  const value = asText(node);
  const variable = value && names.get(JSON.stringify(value.value));
  if (!variable) return node;
  const text: Text = { k: 'variable', variable };
  return node.k === 'filled' ? { k: 'filled', value: text } : text;
}
