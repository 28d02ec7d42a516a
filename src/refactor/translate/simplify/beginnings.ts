import { assignedBy, innerBodies } from '../assignments.ts';
import type { Bool, Program, Stmt, Text, Variable } from '../ir.ts';
import { rewrite, visit } from '../rewrite.ts';

/**
 * A variable need not begin with what the environment gives where each way assigns it before anything reads it; and where it does begin
 * with that, the environment need not be asked again.
 */
export function withPlainBeginnings(program: Program): Program {
  const { main } = program;
  const needed = main.filter(
    (statement, index) => !beginsWith(statement) || !assignedFirst(main.slice(index + 1), beginsWith(statement) ?? ''),
  );
  const begun = new Map<string, Variable>();
  const known = needed.map((statement) => {
    const replaced = rewrite(statement, (node) => inPlace(node as Text | Bool, begun));
    if (statement.k === 'assign' && beginsWith(statement)) begun.set(statement.variable.name, statement.variable);
    return replaced;
  });
  return { ...program, main: known };
}

/** The name that a statement looks up in the environment to begin a variable. */
function beginsWith(statement: Stmt): string | undefined {
  if (statement.k === 'begin') return statement.variable.name;
  if (statement.k !== 'assign' || statement.value.k !== 'empty-if-unset') return undefined;
  const { value } = statement.value;
  return value.k === 'lookup' && value.name === statement.variable.name ? value.name : undefined;
}

/** A variable for what the environment gave it, as nothing has been assigned to it yet where that is looked up. */
function inPlace(node: Text | Bool, begun: ReadonlyMap<string, Variable>): Text | Bool {
  if (node.k === 'env') return variableOf(node.name, begun) ?? node;
  if (node.k !== 'empty-if-unset' && node.k !== 'filled' && !(node.k === 'or' && 'otherwise' in node)) return node;
  const text = node.value.k === 'lookup' ? variableOf(node.value.name, begun) : undefined;
  if (!text) return node;
  return node.k === 'empty-if-unset' ? text : { ...node, value: text };
}

function variableOf(name: string, begun: ReadonlyMap<string, Variable>): Text | undefined {
  const variable = begun.get(name);
  return variable && { k: 'variable', variable };
}

/** Is the variable surely assigned in these statements, before any of them mentions it otherwise? */
function assignedFirst(statements: readonly Stmt[], name: string): boolean {
  const first = statements.find((statement) => mentions(statement, name));
  if (!first) return false;
  if (first.k === 'assign' && assignedBy(first).some((each) => each.name === name)) return !mentions(first.value, name);
  if (first.k !== 'if' || !first.otherwise) return false;
  if (first.branches.some(({ test }) => mentions(test, name))) return false;
  return innerBodies(first).every((body) => assignedFirst(body, name));
}

function mentions(part: unknown, name: string): boolean {
  let found = false;
  visit(part, (node) => {
    const { k, scope, name: own } = node as { readonly k?: string; readonly scope?: string; readonly name?: string };
    if (k === undefined && scope !== undefined && own === name) found = true;
  });
  return found;
}
