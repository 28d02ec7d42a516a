import type { Stmt, Variable } from './ir.ts';

/** The variables to which a statement itself gives a new value, whatever else it holds. */
export function assignedBy(statement: Stmt): readonly Variable[] {
  switch (statement.k) {
    case 'assign':
    case 'unset':
    case 'begin':
      return [statement.variable];
    case 'capture':
      return [statement.status, statement.variable];
    case 'read':
      return [statement.ok, ...statement.targets];
    case 'option':
      return [statement.ok, statement.name, statement.argument];
    default:
      return [];
  }
}

/** The lists of statements right inside a statement. */
export function innerBodies(statement: Stmt): (readonly Stmt[])[] {
  switch (statement.k) {
    case 'if':
      return [...statement.branches.map(({ body }) => body), ...(statement.otherwise ? [statement.otherwise] : [])];
    case 'while':
    case 'for':
      return [statement.body];
    case 'with':
      return [statement.body, statement.failed];
    default:
      return [];
  }
}

/** The variables that statements change, loops' own and lists that grow among them, by name; without those of bodies that run apart. */
export function changed(statements: readonly Stmt[]): Map<string, Variable> {
  const found = new Map<string, Variable>();
  const see = (statement: Stmt): void => {
    for (const variable of assignedBy(statement)) found.set(variable.name, variable);
    if (statement.k === 'append' || statement.k === 'for') found.set(statement.variable.name, statement.variable);
    for (const body of innerBodies(statement)) body.forEach(see);
  };
  statements.forEach(see);
  return found;
}
