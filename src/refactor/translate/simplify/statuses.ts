import { assignedBy } from '../assignments.ts';
import type { Bool, Num, Program, Stmt, Variable } from '../ir.ts';
import { not, ONE, ZERO } from '../lower/context.ts';
import { mapBodies, mapLists, visit } from '../rewrite.ts';

type Assign = Extract<Stmt, { k: 'assign' }>;
type If = Extract<Stmt, { k: 'if' }>;

/** Statuses that are asked for right where they come from, and only there, need no names. */
export function withoutNames(program: Program): Program {
  const plain = (statements: readonly Stmt[]): Stmt[] => {
    const uses = usesIn(statements);
    return withoutLastReturns(mapLists(statements, (list) => withoutSameReturns(joined(list, uses))));
  };
  const main = plain(program.main);
  return { ...program, main, functions: program.functions.map((fn) => ({ ...fn, body: plain(fn.body) })) };
}

/** How often each variable that the lowering made is assigned and read. */
interface Uses {
  readonly assigned: ReadonlyMap<string, number>;
  readonly read: ReadonlyMap<string, number>;
}

function usesIn(statements: readonly Stmt[]): Uses {
  const assigned = new Map<string, number>();
  const read = new Map<string, number>();
  const count = (counts: Map<string, number>, { name }: Variable): void => {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  visit(statements, (node) => {
    for (const each of assignedBy(node as Stmt)) count(assigned, each);
    const { k, variable } = node as { readonly k?: string; readonly variable?: Variable };
    if ((k === 'variable' || k === 'flag' || k === 'nullable') && variable) count(read, variable);
  });
  return { assigned, read };
}

/** A list of statements with such names gone. */
function joined(statements: readonly Stmt[], uses: Uses): Stmt[] {
  const inner = [...statements];
  const result: Stmt[] = [];
  for (let at = 0; at < inner.length; at++) {
    const [first, second, third] = inner.slice(at, at + 3) as [Stmt, Stmt?, Stmt?];
    const shorter = first.k === 'assign' && isMade(first) && uses.assigned.get(first.variable.name) === 1;
    const change = shorter && second?.k === 'if' ? joinedIf(first, second, third, uses) : undefined;
    if (change) inner.splice(at--, change.taken, ...change.made);
    else result.push(first);
  }
  return result;
}

function isMade({ variable }: Assign): boolean {
  return variable.name.startsWith('+') && variable.scope === 'local';
}

/** An assignment, the question behind it, and what comes next, in fewer statements. */
function joinedIf(
  assign: Assign,
  question: If,
  next: Stmt | undefined,
  uses: Uses,
): { readonly taken: number; readonly made: readonly Stmt[] } | undefined {
  const reads = uses.read.get(assign.variable.name) ?? 0;
  const asked = asks(question.branches[0]?.test, assign);
  if (asked === undefined) return undefined;
  if (reads === 1) return { taken: 2, made: [asking(question, assign)] };
  if (reads !== 2 || question.branches.length !== 1 || question.otherwise) return undefined;
  if (next?.k === 'return') {
    const known = knownBehind(assign, question, asked, next);
    return known && { taken: 3, made: [asking(question, assign), { k: 'return', status: known }] };
  }
  return asked && next?.k === 'if' ? askedTwice(assign, question, next) : undefined;
}

/** Whether a test asks if an assigned status or truth holds (true), or doesn't (false). */
function asks(test: Bool | undefined, { variable }: Assign): boolean | undefined {
  if (test?.k === 'not') {
    const inner = asks(test.test, { variable } as Assign);
    return inner === undefined ? undefined : !inner;
  }
  if (test?.k === 'flag' && test.variable.name === variable.name) return true;
  return test?.k === 'succeeded' && test.status.k === 'variable' && test.status.variable.name === variable.name
    ? true
    : undefined;
}

/** The question with what it asks about in the place of the name. */
function asking(question: If, assign: Assign): If {
  const [first, ...more] = question.branches as [If['branches'][number], ...If['branches']];
  return { ...question, branches: [{ ...first, test: inlined(first.test, assign) }, ...more] };
}

function inlined(test: Bool, { value }: Assign): Bool {
  if (test.k === 'not') return not(inlined(test.test, { value } as Assign));
  // Nobody asks for the groups of such a match.
  if (test.k === 'flag') return value.k === 'match' ? { ...value, k: 'matches' } : (value as Bool);
  const status = value as Num;
  return status.k === 'status' ? status.test : { k: 'succeeded', status };
}

/** The status behind a question whose way leaves: what it must be where that way wasn't taken. */
function knownBehind(
  assign: Assign,
  question: If,
  asked: boolean,
  { status }: Extract<Stmt, { k: 'return' }>,
): Num | undefined {
  const same = status?.k === 'variable' && status.variable.name === assign.variable.name;
  if (!same || !leaves(question.branches[0]?.body ?? [])) return undefined;
  if (!asked) return ZERO;
  return assign.value.k === 'status' ? ONE : undefined;
}

function leaves(statements: readonly Stmt[]): boolean {
  const last = statements.at(-1);
  return last?.k === 'return' || last?.k === 'exit' || last?.k === 'fail';
}

/** Two questions for the same truth in a row: `if ok: say it`, `if ok: break`. */
function askedTwice(
  assign: Assign,
  first: If,
  second: If,
): { readonly taken: number; readonly made: readonly Stmt[] } | undefined {
  const again = asks(second.branches[0]?.test, assign);
  if (again === undefined || second.branches.length !== 1 || second.otherwise) return undefined;
  const [one, two] = [first.branches[0]?.body ?? [], second.branches[0]?.body ?? []];
  if (leavesLoop(one)) return undefined;
  const both: If = again
    ? { ...first, branches: [{ test: (first.branches[0] as If['branches'][number]).test, body: [...one, ...two] }] }
    : { ...first, otherwise: two };
  return { taken: 3, made: [asking(both, assign)] };
}

function leavesLoop(statements: readonly Stmt[]): boolean {
  const last = statements.at(-1);
  return leaves(statements) || last?.k === 'break' || last?.k === 'continue';
}

/** What is returned behind a question in any case need not be returned in one of its ways as well. */
function withoutSameReturns(statements: readonly Stmt[]): Stmt[] {
  return statements.map((statement, index) => {
    const next = statements[index + 1];
    if (statement.k !== 'if' || next?.k !== 'return' || next.status?.k !== 'number') return statement;
    const { value } = next.status;
    return mapBodies(statement, (body) => {
      const last = body.at(-1);
      const same = last?.k === 'return' && last.status?.k === 'number' && last.status.value === value;
      return same && body.length > 1 ? body.slice(0, -1) : [...body];
    });
  });
}

/** A bare return as the last thing that is done says nothing, where something else is done there. */
function withoutLastReturns(statements: readonly Stmt[]): Stmt[] {
  const last = statements.at(-1);
  if (last?.k === 'return' && last.status === undefined && statements.length > 1) return statements.slice(0, -1);
  if (last?.k !== 'if') return [...statements];
  return [...statements.slice(0, -1), mapBodies(last, withoutLastReturns)];
}
