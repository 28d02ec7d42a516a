import { assignedBy } from '../assignments.ts';
import type { Bool, Stmt, Variable } from '../ir.ts';
import { ZERO } from '../lower/context.ts';
import { mapBodies } from '../rewrite.ts';

/** Names that the lowering made. */
export const MADE = /^\+/;

/** A status that is never anything but 0 needs no name. */
export function withoutZeros(statements: readonly Stmt[], parameters: readonly Variable[] = []): Stmt[] {
  const zeros = new Map<string, boolean>();
  const see = (statement: Stmt): void => {
    const names = assignedNames(statement);
    const zero = statement.k === 'assign' && statement.value.k === 'number' && statement.value.value === 0;
    for (const name of names) zeros.set(name, zero && (zeros.get(name) ?? true));
    if (statement.k === 'body') statement.body.forEach(see);
    mapBodies(statement, (inner) => {
      inner.forEach(see);
      return [...inner];
    });
  };
  statements.forEach(see);
  for (const { name } of parameters) zeros.set(name, false);
  const gone = new Set([...zeros].filter(([name, zero]) => zero && MADE.test(name)).map(([name]) => name));
  return gone.size === 0 ? [...statements] : (replaceZeros(statements, gone) as Stmt[]);
}

function assignedNames(statement: Stmt): string[] {
  if (statement.k === 'capture' || statement.k === 'read' || statement.k === 'option')
    return assignedBy(statement).map(({ name }) => name);
  return 'variable' in statement ? [statement.variable.name] : [];
}

function replaceZeros(node: unknown, gone: ReadonlySet<string>): unknown {
  if (Array.isArray(node)) return node.flatMap((each) => replacedIn(each, gone));
  if (typeof node !== 'object' || node === null) return node;
  const part = node as { readonly k?: string; readonly variable?: Variable };
  if (part.k === 'variable' && part.variable && gone.has(part.variable.name)) return ZERO;
  return known(
    Object.fromEntries(Object.entries(node).map(([key, value]) => [key, replaceZeros(value, gone)])) as unknown as Bool,
  );
}

/** A part of a list: no assignment of what is gone, no check of what is known, no choice that is none. */
function replacedIn(node: unknown, gone: ReadonlySet<string>): unknown[] {
  if (isGone(node, gone)) return [];
  const statement = replaceZeros(node, gone) as Stmt;
  if (statement.k === 'checked' && statement.status.k === 'number' && statement.status.value === 0) return [];
  if (statement.k !== 'if') return [statement];
  const open = statement.branches.filter(({ test }) => !(test.k === 'constant' && !test.value));
  const [first] = open;
  if (!first) return [...(statement.otherwise ?? [])];
  if (first.test.k === 'constant' && first.test.value) return [...first.body];
  return [{ ...statement, branches: open }];
}

/** What a test comes to with what is known. */
function known(test: Bool): Bool {
  if (test.k === 'succeeded' && test.status.k === 'number') return { k: 'constant', value: test.status.value === 0 };
  return test.k === 'not' && test.test.k === 'constant' ? { k: 'constant', value: !test.test.value } : test;
}

function isGone(node: unknown, gone: ReadonlySet<string>): boolean {
  const statement = node as { readonly k?: string; readonly variable?: Variable };
  return statement?.k === 'assign' && statement.variable !== undefined && gone.has(statement.variable.name);
}
