import type { Program, Run, Stmt } from '../ir.ts';
import { not } from '../lower/context.ts';
import { mapBodies } from '../rewrite.ts';
import { withoutChecks } from './checks.ts';
import { MADE, withoutZeros } from './zeros.ts';

/** Takes out what the lowering left behind: statuses that nobody reads, returns at the very end that say nothing new. */
export function withoutUnused(given: Program): Program {
  const program = withoutChecks({
    ...given,
    functions: given.functions.map((fn) => ({ ...fn, body: withoutZeros(fn.body, fn.parameters) })),
  });
  const asked = statusesAsked(program);
  const functions = program.functions.map((fn) => ({ ...fn, body: body(fn.body, asked.has(fn.name)) }));
  const main = body(withoutZeros(program.main), true);
  // A program that just ends has the status 0.
  const last = main.at(-1);
  if (last?.k === 'return' && last.status?.k === 'number' && last.status.value === 0) main.pop();
  return { ...program, functions, main };
}

/** Functions whose status somebody looks at. */
function statusesAsked(program: Program): Set<string> {
  const asked = new Set<string>();
  const see = (value: unknown, dropped: boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    const node = value as { k?: string; name?: string; value?: unknown; run?: Run };
    // Of a function whose output is taken nobody sees the status, but for a check.
    if (node.k === 'output' && node.run?.check === false) {
      for (const stage of node.run.stages)
        see(stage.k === 'expression' && stage.value.k === 'call' ? stage.value.args : stage, false);
      see(node.run.input, false);
      return;
    }
    if (node.k === 'call' && node.name && !dropped) asked.add(node.name);
    if (node.k === 'dispatch') for (const name of program.dispatched) asked.add(name);
    for (const [key, inner] of Object.entries(node)) {
      const drop = node.k === 'do' && key === 'value';
      if (Array.isArray(inner)) for (const each of inner) see(each, false);
      else see(inner, drop);
    }
  };
  see(program.main, false);
  for (const fn of program.functions) see(fn.body, false);
  return asked;
}

function body(statements: readonly Stmt[], asked: boolean): Stmt[] {
  const trimmed = asked ? [...statements] : withoutReturns(statements);
  for (;;) {
    const read = readNames(trimmed);
    const next = prune(trimmed, read).flatMap(joinReturns);
    if (JSON.stringify(next) === JSON.stringify(trimmed)) return next;
    trimmed.splice(0, trimmed.length, ...next);
  }
}

/** Nobody asks for the status: what a return would say is done for its own sake, and bare returns stay inside. */
function withoutReturns(statements: readonly Stmt[], last = true): Stmt[] {
  return statements.flatMap((statement, index): Stmt[] => {
    const final = last && index === statements.length - 1;
    if (statement.k === 'return') {
      const { status } = statement;
      const work: Stmt[] =
        status &&
        (status.k === 'run' ||
          status.k === 'call' ||
          status.k === 'dispatch' ||
          status.k === 'test' ||
          status.k === 'num-call' ||
          status.k === 'write' ||
          status.k === 'attempt' ||
          status.k === 'status')
          ? dropped(status)
          : [];
      return final ? work : [...work, { k: 'return', status: undefined }];
    }
    return [mapBodies(statement, (inner) => withoutReturns(inner, final && statement.k === 'if'))];
  });
}

function dropped(status: Extract<Stmt, { k: 'do' }>['value']): Stmt[] {
  return status.k === 'status' && !acts(status) ? [] : [{ k: 'do', value: status }];
}

/** What does more than to have a value. */
const ACTS = /"k":"(?:run|output|call|dispatch|num-call|write|attempt|test)"|"helper":"(?:bound|assign|read-file)/;

function acts(value: unknown): boolean {
  return ACTS.test(JSON.stringify(value));
}

function readNames(statements: readonly Stmt[]): Set<string> {
  const read = new Set<string>();
  const see = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const node = value as { k?: string; variable?: { name: string }; value?: unknown };
    if ((node.k === 'variable' || node.k === 'flag' || node.k === 'nullable') && node.variable)
      read.add(node.variable.name);
    for (const inner of Object.values(node)) {
      if (Array.isArray(inner)) inner.forEach(see);
      else see(inner);
    }
  };
  statements.forEach(see);
  return read;
}

function prune(statements: readonly Stmt[], read: ReadonlySet<string>): Stmt[] {
  return statements.flatMap((statement): Stmt[] => {
    if (
      statement.k === 'assign' &&
      MADE.test(statement.variable.name) &&
      statement.variable.type === 'number' &&
      !read.has(statement.variable.name)
    ) {
      const { value } = statement;
      if (
        value.k === 'run' ||
        value.k === 'call' ||
        value.k === 'dispatch' ||
        value.k === 'num-call' ||
        value.k === 'write' ||
        value.k === 'attempt'
      )
        return [{ k: 'do', value }];
      return acts(value) ? [statement] : [];
    }
    if (statement.k === 'if') {
      const branches = statement.branches.map((branch) => ({ ...branch, body: prune(branch.body, read) }));
      const otherwise = statement.otherwise && prune(statement.otherwise, read);
      return withoutEmpty({
        ...statement,
        branches,
        otherwise: otherwise && otherwise.length > 0 ? otherwise : undefined,
      });
    }
    if (statement.k === 'body') return [{ ...statement, body: prune(statement.body, read) }];
    return [mapBodies(statement, (inner) => prune(inner, read))];
  });
}

/** Where nothing is to be done when it holds, the other way is asked for. */
function withoutEmpty(statement: Stmt): Stmt[] {
  if (statement.k !== 'if') return [statement];
  const [first, ...more] = statement.branches;
  const { otherwise } = statement;
  if (!first || more.length > 0 || first.body.some(({ k }) => k !== 'blank') || !otherwise || otherwise.length === 0)
    return [statement];
  return [{ k: 'if', branches: [{ test: not(first.test), body: otherwise }], otherwise: undefined }];
}

/** A status that each way of an if returns is returned once behind it. */
function joinReturns(statement: Stmt): Stmt[] {
  if (statement.k !== 'if' || !statement.otherwise) return [statement];
  const ways = [...statement.branches.map(({ body: each }) => each), statement.otherwise];
  const lasts = ways.map((each) => each.at(-1));
  const [first] = lasts;
  if (first?.k !== 'return' || first.status?.k !== 'number') return [statement];
  const text = JSON.stringify(first);
  if (!lasts.every((each) => JSON.stringify(each) === text)) return [statement];
  return [mapBodies(statement, (inner) => inner.slice(0, -1)), first];
}
