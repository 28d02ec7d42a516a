import type { Program, Stmt } from './ir.ts';

/** A part of a program that a rewriting may replace. */
export interface Node {
  readonly k?: string;
}

/**
 * A part of a program with each node in it put through a change, from the innermost out.
 * @param change gives the node itself where nothing is to change
 */
export function rewrite<T>(part: T, change: (node: Node) => Node): T {
  if (Array.isArray(part)) return part.map((each) => rewrite(each, change)) as T;
  if (typeof part !== 'object' || part === null) return part;
  const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, rewrite(value, change)]));
  return change(inner) as T;
}

/** Looks at each node of a part of a program, the outer ones first. */
export function visit(part: unknown, look: (node: Node) => void): void {
  if (typeof part !== 'object' || part === null) return;
  if (Array.isArray(part)) {
    for (const each of part) visit(each, look);
    return;
  }
  look(part as Node);
  for (const each of Object.values(part)) visit(each, look);
}

/** A program with each node of its code put through a change, from the innermost out. */
export function rewriteProgram(program: Program, change: (node: Node) => Node): Program {
  return { ...program, main: rewrite(program.main, change), functions: rewrite(program.functions, change) };
}

/** A statement with each list of statements inside it changed. */
export function mapBodies(statement: Stmt, change: (statements: readonly Stmt[]) => Stmt[]): Stmt {
  switch (statement.k) {
    case 'if':
      return {
        ...statement,
        branches: statement.branches.map((branch) => ({ ...branch, body: change(branch.body) })),
        otherwise: statement.otherwise && change(statement.otherwise),
      };
    case 'while':
    case 'for':
      return { ...statement, body: change(statement.body) };
    case 'with':
      return { ...statement, body: change(statement.body), failed: change(statement.failed) };
    default:
      return statement;
  }
}

/** Statements with each list of them changed, from the innermost out, also in what runs in a process of its own. */
export function mapLists(statements: readonly Stmt[], change: (statements: readonly Stmt[]) => Stmt[]): Stmt[] {
  const inner = statements.map((statement) =>
    statement.k === 'body'
      ? { ...statement, body: mapLists(statement.body, change) }
      : mapBodies(statement, (body) => mapLists(body, change)),
  );
  return change(inner);
}
