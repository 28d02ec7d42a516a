import type { Bool, Check, Num, Stmt, Variable } from '../ir.ts';
import type { Redirect } from '../syntax/tree.ts';
import { actsEarly } from './apart.ts';
import { type Lowering, not, ZERO } from './context.ts';
import { mayEnd } from './redirected.ts';
import { streamsOf } from './redirects.ts';

/** Where the exit status of a command goes. */
export type Sink = 'discard' | 'return' | { readonly store: Variable };

/** A command lowered: what comes first, and its status, which may do the work itself. */
export interface Outcome {
  readonly before: readonly Stmt[];
  readonly status: Num;
  /** It never gets to an end: `exit`, `return`, `break`. */
  readonly ends?: boolean;
}

export function done(...before: Stmt[]): Outcome {
  return { before, status: ZERO };
}

/**
 * Commands with the streams of a command redirected. Where one can't be opened nothing is run, and that is the failure.
 * @param status the status of the commands, if they have one that counts
 * @param of what has the redirections; a builtin ends the script only behind them
 */
export function within(
  ctx: Lowering,
  node: { readonly redirects: readonly Redirect[] },
  body: readonly Stmt[],
  status: Num = ZERO,
  of: 'block' | 'call' | 'builtin' = 'builtin',
): Outcome {
  const variable = ctx.newVariable('status', 'number');
  const failed: Stmt = { k: 'assign', variable, value: { k: 'number', value: ctx.dialect === 'bash' ? 1 : 2 } };
  const inside: Stmt[] = [...body, { k: 'assign', variable, value: status }];
  let leaves = false;
  if (of !== 'builtin' && ctx.dialect === 'bash' && ctx.apart === 0 && ctx.trapped.has('EXIT')) {
    const kind = of === 'block' && ctx.inTrap ? 'trap' : of;
    ctx.redirected.push({ line: node.redirects[0]?.line ?? ctx.line, body: inside, of: kind });
    leaves = mayEnd(inside, { traps: ctx.trapped.size > 1 });
  }
  return {
    before: [
      { k: 'with', streams: streamsOf(ctx, node.redirects, { pipes: true }), body: inside, failed: [failed], leaves },
    ],
    status: { k: 'variable', variable },
  };
}

/** Whether a failure of the command ends the script, as the walk found it. */
export function checkOf(ctx: Lowering, command: object, line: number): Check {
  const known = ctx.facts.checked.get(command) ?? false;
  if (known !== 'both') return known;
  if (ctx.fn && ctx.facts.callChecked.get(ctx.fn.name) === 'both' && ctx.apart === 0) return 'parameter';
  ctx.refuse('set -e', 'it may or may not be on there', line);
  return false;
}

/** Writes an outcome down with its status where it belongs. */
export function finish(outcome: Outcome, sink: Sink, check: Check): Stmt[] {
  const { before, status, ends } = outcome;
  if (ends) return [...before];
  if (status.k === 'number') {
    if (status.value !== 0 && check === true) return [...before, { k: 'exit', status }];
    if (status.value !== 0 && check !== false)
      return [...before, { k: 'checked', status, check }, ...sunk(status, sink)];
    return [...before, ...sunk(status, sink)];
  }
  if (check === false) return sink === 'discard' ? [...before, ...dropped(status)] : [...before, ...sunk(status, sink)];
  const checked = withCheck(status, check);
  if (check === true) return [...before, checked, ...sunk(ZERO, sink)];
  if (sink === 'discard') return [...before, checked];
  return [...before, ...sunk(status, sink, check)];
}

function dropped(status: Num): Stmt[] {
  const test = testOf(status);
  if (test) return droppedTest(test);
  return status.k === 'variable' ? [] : [{ k: 'do', value: status }];
}

/** A test that nobody asks about has no effect, but for its complaint about what isn't a number. */
export function droppedTest(test: Bool): Stmt[] {
  if (test.k === 'succeeded') return [{ k: 'do', value: test.status }];
  if (test.k === 'not') return droppedTest(test.test);
  if (test.k === 'and')
    return [{ k: 'if', branches: [{ test: test.left, body: droppedTest(test.right) }], otherwise: undefined }];
  if (test.k === 'or')
    return [{ k: 'if', branches: [{ test: not(test.left), body: droppedTest(test.right) }], otherwise: undefined }];
  return actsEarly(test) ? [{ k: 'do', value: { k: 'truth', test } }] : [];
}

function sunk(status: Num, sink: Sink, check: Check = false): Stmt[] {
  if (sink === 'discard') return [];
  const value = check === false ? status : checkedValue(status, check);
  if (sink === 'return') return [{ k: 'return', status: value }];
  return [{ k: 'assign', variable: sink.store, value }];
}

function checkedValue(status: Num, check: Check): Num {
  if (status.k === 'run') return { ...status, run: { ...status.run, check } };
  // What else failed is told to the caller, who asks the same.
  return status.k === 'call' ? { ...status, check } : status;
}

function withCheck(status: Num, check: Check): Stmt {
  if (status.k === 'run') return { k: 'do', value: { ...status, run: { ...status.run, check } } };
  // It has been asked already.
  if (status.k === 'attempt') return { k: 'do', value: status };
  if (status.k === 'status' && check === true) {
    const exit: Stmt = { k: 'exit', status: { k: 'number', value: 1 } };
    return { k: 'if', branches: [{ test: not(status.test), body: [exit] }], otherwise: undefined };
  }
  return { k: 'checked', status, check };
}

/** The truth of a status: did the command succeed? */
export function succeeded(status: Num): Bool {
  if (status.k === 'number') return { k: 'constant', value: status.value === 0 };
  return testOf(status) ?? { k: 'succeeded', status };
}

/** The test that a status tells the outcome of; undefined when something else made it. */
function testOf(status: Num): Bool | undefined {
  if (status.k === 'status') return status.test;
  if (status.k !== 'choose') return undefined;
  const { test, yes, no } = status;
  return yes.k === 'number' && yes.value === 0 && no.k === 'number' && no.value !== 0 ? test : undefined;
}
