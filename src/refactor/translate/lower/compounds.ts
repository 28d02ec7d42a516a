import type { Bool, List, Stmt, Text, Variable } from '../ir.ts';
import { visit } from '../rewrite.ts';
import type { CaseCommand, Command, CountingCommand, ForCommand, IfCommand, LoopCommand } from '../syntax/tree.ts';
import { numberOf, truthOf } from './arithmetic.ts';
import { kept } from './assign.ts';
import { type Lowering, not, ZERO } from './context.ts';
import { canEnd } from './ends.ts';
import type { Commands } from './lowerers.ts';
import { commandName } from './names.ts';
import { checkOf, finish, type Sink, within } from './outcome.ts';
import { fits, patternOf } from './patterns.ts';
import { startsWithStatus } from './status.ts';
import { everyCommand } from './walk.ts';
import { listOf, textOf } from './words.ts';

type Compound =
  | IfCommand
  | LoopCommand
  | ForCommand
  | CountingCommand
  | CaseCommand
  | Extract<Command, { kind: 'group' | 'subshell' }>;

/** A compound command, with its redirections around it. */
export function compound(ctx: Lowering, node: Compound, sink: Sink, commands: Commands): Stmt[] {
  if (node.redirects.length === 0) return inner(ctx, node, sink, commands);
  if (sink === 'discard') {
    const { before, status } = within(ctx, node, inner(ctx, node, 'discard', commands), ZERO, 'block');
    return finish({ before, status }, 'discard', checkOf(ctx, node, node.line));
  }
  const result = ctx.newVariable('result', 'number');
  const body = inner(ctx, node, { store: result }, commands);
  const { before, status } = within(ctx, node, body, { k: 'variable', variable: result }, 'block');
  return finish({ before, status }, sink, checkOf(ctx, node, node.line));
}

function inner(ctx: Lowering, node: Compound, sink: Sink, commands: Commands): Stmt[] {
  switch (node.kind) {
    case 'if':
      return conditional(ctx, node, 0, sink, commands);
    case 'loop':
      return loop(ctx, node, sink, commands);
    case 'for':
      return forEach(ctx, node, sink, commands);
    case 'counting':
      return counting(ctx, node, sink, commands);
    case 'case':
      return choice(ctx, node, sink, commands);
    default:
      return commands.list(ctx, node.body, sink, ctx.fresh);
  }
}

function conditional(ctx: Lowering, node: IfCommand, from: number, sink: Sink, commands: Commands): Stmt[] {
  const branches: { test: Bool; body: Stmt[] }[] = [];
  const first: Stmt[] = [];
  for (let index = from; index < node.branches.length; index++) {
    const branch = node.branches[index] as IfCommand['branches'][number];
    const nextStatus =
      startsWithStatus(branch.body[0]) || (index === node.branches.length - 1 && startsWithStatus(node.otherwise?.[0]));
    const { before, result: test } = ctx.collect((): Bool => {
      if (!nextStatus) return commands.conditionOf(ctx, branch.condition);
      ctx.before.push(...commands.list(ctx, branch.condition, { store: ctx.status }, ctx.fresh));
      return { k: 'succeeded', status: { k: 'variable', variable: ctx.status } };
    });
    if (index > from && before.length > 0) {
      const rest = conditional(ctx, node, index, sink, commands);
      return [...first, { k: 'if', branches, otherwise: rest }];
    }
    first.push(...before);
    branches.push({ test, body: commands.list(ctx, branch.body, sink, nextStatus) });
    if (nextStatus && index === node.branches.length - 1 && node.otherwise)
      return [...first, { k: 'if', branches, otherwise: commands.list(ctx, node.otherwise, sink, true) }];
    ctx.fresh = false;
  }
  const otherwise = node.otherwise ? commands.list(ctx, node.otherwise, sink) : undefined;
  return [...first, ...withoutMatch(branches, otherwise, sink)];
}

/** When no branch is taken the status is 0. */
function withoutMatch(branches: { test: Bool; body: Stmt[] }[], otherwise: Stmt[] | undefined, sink: Sink): Stmt[] {
  if (otherwise || sink === 'discard') return [{ k: 'if', branches, otherwise }];
  if (sink === 'return')
    return [
      { k: 'if', branches, otherwise: undefined },
      { k: 'return', status: ZERO },
    ];
  return [{ k: 'if', branches, otherwise: [{ k: 'assign', variable: sink.store, value: ZERO }] }];
}

/** The body of a loop, and where its status goes. */
function looped(ctx: Lowering, sink: Sink, lower: (inside: Sink) => Stmt[]): Stmt[] {
  const store =
    typeof sink === 'object' ? sink.store : sink === 'return' ? ctx.newVariable('result', 'number') : undefined;
  ctx.loops++;
  ctx.loopStatus.push(store);
  const body = lower(store ? { store } : 'discard');
  ctx.loopStatus.pop();
  ctx.loops--;
  const before: Stmt[] = store ? [{ k: 'assign', variable: store, value: ZERO }] : [];
  const after: Stmt[] = sink === 'return' && store ? [{ k: 'return', status: { k: 'variable', variable: store } }] : [];
  return [...before, ...body, ...after];
}

function loop(ctx: Lowering, node: LoopCommand, sink: Sink, commands: Commands): Stmt[] {
  ctx.fresh = false;
  return looped(ctx, sink, (inside) => {
    const { before, result } = ctx.collect(() => commands.conditionOf(ctx, node.condition));
    const test = node.until ? not(result) : result;
    const body = commands.list(ctx, node.body, inside);
    if (before.length === 0) return [{ k: 'while', test, body }];
    const leave: Stmt = { k: 'if', branches: [{ test: not(test), body: [{ k: 'break' }] }], otherwise: undefined };
    return [{ k: 'while', test: { k: 'constant', value: true }, body: [...before, leave, ...body] }];
  });
}

function forEach(ctx: Lowering, node: ForCommand, sink: Sink, commands: Commands): Stmt[] {
  if (!node.words && ctx.parameters) ctx.refuse('for', 'the arguments have names here', node.line);
  const list: List = node.words ? listOf(ctx, node.words) : { k: 'arguments', from: 1 };
  ctx.fresh = false;
  const symbol = ctx.symbol(node.name);
  return looped(ctx, sink, (inside) => {
    const direct = symbol.storage === 'variable';
    const variable: Variable = direct ? symbol.variable : ctx.newVariable(node.name.toLowerCase(), 'text');
    const plain = { k: 'variable', variable } as const;
    const value: Text = variable.type === 'number' ? { k: 'number-text', value: plain } : plain;
    const body: Stmt[] = [];
    if (variable.type === 'list') ctx.refuse(`for ${node.name}`, 'an array', node.line);
    if (!direct) body.push({ k: 'set-env', name: node.name, value });
    else if (ctx.facts.writes.get(node)?.exported === 'yes') body.push({ k: 'set-env', name: node.name, value });
    else if (symbol.inherited) body.push({ k: 'do', value: kept(node.name, value) });
    body.push(...commands.list(ctx, node.body, inside));
    return [{ k: 'for', variable, list: asItWas(list, body), body }];
  });
}

/** A list that the loop over it lets grow is gone over as it was before. */
function asItWas(list: List, body: readonly Stmt[]): List {
  if (list.k === 'places') return { k: 'places', list: asItWas(list.list, body) };
  if (list.k !== 'variable') return list;
  const { name, scope } = list.variable;
  let grows = false;
  visit(body, (each) => {
    const { k, variable } = each as Partial<Extract<Stmt, { k: 'append' }>>;
    grows ||= k === 'append' && variable?.name === name;
    grows ||= scope === 'global' && /^(?:call|dispatch)$/.test(each.k ?? '');
  });
  return grows ? { k: 'list', items: [{ all: list }] } : list;
}

function counting(ctx: Lowering, node: CountingCommand, sink: Sink, commands: Commands): Stmt[] {
  everyCommand(node.body, (command) => {
    if (command.kind === 'simple' && commandName(command) === 'continue')
      ctx.refuse('for (( ))', 'with continue in it', node.line);
    return command.kind !== 'loop' && command.kind !== 'for';
  });
  ctx.fresh = false;
  const start = ctx.collect(() => node.first && numberOf(ctx, node.first, textOf)).before;
  const turn = looped(ctx, sink, (inside) => {
    const { before, result: test } = ctx.collect(
      (): Bool => (node.condition ? truthOf(ctx, node.condition, textOf) : { k: 'constant', value: true }),
    );
    if (before.length > 0) ctx.refuse('for (( ))', 'a condition that assigns', node.line);
    const body = commands.list(ctx, node.body, inside);
    const next = ctx.collect(() => node.next && numberOf(ctx, node.next, textOf)).before;
    return [{ k: 'while', test, body: [...body, ...next] }];
  });
  return [...start, ...turn];
}

function choice(ctx: Lowering, node: CaseCommand, sink: Sink, commands: Commands): Stmt[] {
  let value = textOf(ctx, node.word);
  const first: Stmt[] = [];
  if (costly(value) && node.arms.length > 0) {
    const variable = ctx.newVariable('word', 'text');
    first.push({ k: 'assign', variable, value });
    value = { k: 'variable', variable };
  }
  ctx.fresh = false;
  const branches: { test: Bool; body: Stmt[] }[] = [];
  let otherwise: Stmt[] | undefined;
  for (const arm of node.arms) {
    const { before, result: test } = ctx.collect(() => armTest(ctx, value, arm));
    if (before.length > 0) ctx.refuse('case', 'a pattern that does more than name a text', arm.line);
    const body = commands.list(ctx, arm.body, sink);
    if (otherwise) continue;
    if (test.k === 'constant' && test.value) otherwise = body;
    else branches.push({ test, body });
  }
  if (branches.length === 0) return [...first, ...(otherwise ?? sinkZero(sink))];
  return [...first, ...withoutMatch(branches, otherwise, sink)];
}

function sinkZero(sink: Sink): Stmt[] {
  if (sink === 'discard') return [];
  return sink === 'return' ? [{ k: 'return', status: ZERO }] : [{ k: 'assign', variable: sink.store, value: ZERO }];
}

/** Is it more than a look at a variable, so that it should be done once, and in any case? */
function costly(value: Text): boolean {
  if (canEnd(value)) return true;
  return !(
    value.k === 'variable' ||
    value.k === 'text' ||
    value.k === 'env' ||
    value.k === 'number-text' ||
    value.k === 'script-path'
  );
}

function armTest(ctx: Lowering, value: Text, arm: CaseCommand['arms'][number]): Bool {
  const literals: Text[] = [];
  const tests: Bool[] = [];
  for (const pattern of arm.patterns) {
    const pieces = patternOf(ctx, pattern, textOf);
    const test = fits(value, pieces);
    if (test.k === 'constant' && test.value) return test;
    if (test.k === 'equal') literals.push(test.right);
    else tests.push(test);
  }
  const [only] = literals;
  if (literals.length === 1 && only) tests.unshift({ k: 'equal', left: value, right: only });
  else if (literals.length > 1) tests.unshift({ k: 'one-of', value, options: literals });
  return tests.reduce((left, right): Bool => ({ k: 'or', left, right }));
}
