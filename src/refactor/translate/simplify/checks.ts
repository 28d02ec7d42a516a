import type { Program, Stmt } from '../ir.ts';
import { ZERO } from '../lower/context.ts';
import { mapBodies, rewriteProgram } from '../rewrite.ts';
import { cannotFail } from '../uses.ts';
import { MADE, withoutZeros } from './zeros.ts';

/** A function that always gives the status 0 needs no check. */
export function withoutChecks(program: Program): Program {
  const fine = new Set(
    program.functions.filter(({ body: statements }) => alwaysZero(statements)).map(({ name }) => name),
  );
  const unchecked = (statements: readonly Stmt[]): Stmt[] =>
    statements.map((statement): Stmt => {
      if (statement.k === 'with' && cannotFail(statement.streams))
        return { ...statement, body: unchecked(statement.body).flatMap(zeroed), failed: [] };
      if (statement.k === 'checked' && statement.status.k === 'call' && fine.has(statement.status.name))
        return { k: 'do', value: statement.status };
      if (statement.k === 'body') return { ...statement, body: unchecked(statement.body) };
      return mapBodies(statement, unchecked);
    });
  const zeroed = (statement: Stmt): Stmt[] =>
    statement.k === 'assign' &&
    statement.value.k === 'call' &&
    fine.has(statement.value.name) &&
    MADE.test(statement.variable.name)
      ? [
          { k: 'do', value: statement.value },
          { ...statement, value: ZERO },
        ]
      : [statement];
  const functions = program.functions.map((fn) => ({
    ...fn,
    body: withoutZeros(unchecked(fn.body), fn.parameters),
  }));
  return withoutParameters({ ...program, functions, main: unchecked(program.main) });
}

/** Is every status that is returned 0, and one at the end? */
function alwaysZero(statements: readonly Stmt[]): boolean {
  const isZero = (statement: Stmt): boolean =>
    statement.k !== 'return' || (statement.status?.k === 'number' && statement.status.value === 0);
  const every = (inner: readonly Stmt[]): boolean =>
    inner.every((statement) => {
      let all = isZero(statement);
      mapBodies(statement, (each) => {
        all &&= every(each);
        return [...each];
      });
      return all;
    });
  const last = statements.at(-1);
  return last !== undefined && (last.k === 'return' || last.k === 'exit' || last.k === 'execute') && every(statements);
}

/** A function in which nothing asks whether failures count needs not be told. */
function withoutParameters(program: Program): Program {
  const idle = new Set(
    program.functions
      .filter(({ takesCheck, body }) => takesCheck && !JSON.stringify(body).includes('"check":"parameter"'))
      .map(({ name }) => name),
  );
  if (idle.size === 0) return program;
  const told = rewriteProgram(program, (node) => {
    const call = node as { readonly k?: string; readonly name?: string };
    return call.k === 'call' && idle.has(call.name ?? '') ? { ...node, takesCheck: false, check: false } : node;
  });
  const functions = told.functions.map((fn) => (idle.has(fn.name) ? { ...fn, takesCheck: false } : fn));
  // The functions that call these may have to be told no more either.
  return withoutParameters({ ...told, functions });
}
