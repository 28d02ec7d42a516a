import { assignedBy, innerBodies } from '../assignments.ts';
import type { Program, Stmt } from '../ir.ts';
import { visit } from '../rewrite.ts';

/** A variable need not begin with what the environment gives where each way assigns it before anything reads it. */
export function withoutEarlyStarts(program: Program): Program {
  const { main } = program;
  const kept = main.filter((statement, index) => {
    const begins =
      statement.k === 'begin' ||
      (statement.k === 'assign' &&
        statement.value.k === 'empty-if-unset' &&
        statement.value.value.k === 'lookup' &&
        statement.value.value.name === statement.variable.name);
    return !begins || !assignedFirst(main.slice(index + 1), statement.variable.name);
  });
  return { ...program, main: kept };
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
