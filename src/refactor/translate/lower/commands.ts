import type { Bool, Num, Stmt } from '../ir.ts';
import type { BodyCommand, Command, Statement } from '../syntax/tree.ts';
import { assigns } from './apart.ts';
import { truthOf } from './arithmetic.ts';
import { assignsAtExit, captured, captures } from './captures.ts';
import { compound } from './compounds.ts';
import { type Lowering, not, ZERO } from './context.ts';
import { canEnd } from './ends.ts';
import { isDirective } from './header.ts';
import type { Commands } from './lowerers.ts';
import { commandName } from './names.ts';
import { checkOf, done, droppedTest, finish, type Outcome, type Sink, succeeded, within } from './outcome.ts';
import { background, body, pipeline } from './processes.ts';
import { runOf } from './runs.ts';
import { simple } from './simple.ts';
import { startsWithStatus } from './status.ts';
import { exact, test } from './test-commands.ts';
import { textOf } from './words.ts';

const commands: Commands = { list, command, condition, conditionOf };

/** Commands in a row; the last one's status goes to the sink. */
export function list(ctx: Lowering, statements: readonly Statement[], sink: Sink, fresh = false): Stmt[] {
  const lowered: Stmt[] = [];
  const real = statements.filter((statement) => statement.command.kind !== 'function');
  real.forEach((statement, index) => {
    const { comments, spaced } = statement;
    ctx.line = statement.line;
    if (spaced && lowered.length > 0) lowered.push({ k: 'blank' });
    for (const text of comments)
      if (!isDirective(text)) lowered.push(text === '\n' ? { k: 'blank' } : { k: 'comment', text });
    const next = real[index + 1];
    ctx.behindStart = real[index - 1]?.background === true && isPlain(statement);
    ctx.fresh = index === 0 ? fresh : startsWithStatus(statement);
    const wanted: Sink = next ? (startsWithStatus(next) ? { store: ctx.status } : 'discard') : sink;
    const made = statement.background ? background(ctx, statement, wanted) : command(ctx, statement.command, wanted);
    lowered.push(...withComment(made, statement.behind, next !== undefined));
    ctx.fresh = false;
    ctx.behindStart = false;
  });
  if (real.length === 0 && sink === 'return') lowered.push({ k: 'return', status: ZERO });
  if (real.length === 0 && typeof sink === 'object') lowered.push({ k: 'assign', variable: sink.store, value: ZERO });
  return lowered;
}

/** Does it run nothing before its words are made? */
function isPlain({ command }: Statement): boolean {
  return command.kind === 'simple' && command.redirects.length === 0;
}

/** A comment that stood behind a command: behind the one line that came of it, or else above. */
function withComment(made: readonly Stmt[], text: string | undefined, goesOn: boolean): Stmt[] {
  if (text === undefined || isDirective(text) || made.length === 0) return [...made];
  const [only] = made;
  const line =
    made.length === 1 && goesOn && /^(?:assign|set-env|do|print|echo|sleep|checked|make-folder)$/.test(only?.k ?? '');
  return line ? [...made, { k: 'comment', text, behind: true }] : [{ k: 'comment', text }, ...made];
}

/** One command, with its status where it belongs. */
export function command(ctx: Lowering, node: Command, sink: Sink): Stmt[] {
  const { before, result } = ctx.collect(() => whole(ctx, node, sink));
  return [...before, ...result];
}

function whole(ctx: Lowering, node: Command, sink: Sink): Stmt[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return andOr(ctx, node, sink);
    case 'not':
      return finish({ before: [], status: { k: 'status', test: not(condition(ctx, node.command)) } }, sink, false);
    case 'simple': {
      if (captures(node) && (sink !== 'discard' || assignsAtExit(ctx, node))) return captured(ctx, node, sink);
      return finish(
        lastOfAll(
          ctx,
          exact(ctx, () => simple(ctx, node), sink, node),
          sink,
        ),
        sink,
        checkOf(ctx, node, node.line),
      );
    }
    case 'pipeline':
      return finish(pipeline(ctx, node.stages, node), sink, checkOf(ctx, node, node.line));
    case 'test':
      return finish(
        exact(ctx, () => test(ctx, node), sink, node),
        sink,
        checkOf(ctx, node, node.line),
      );
    case 'arithmetic': {
      const truth = truthOf(ctx, node.expression, textOf);
      if (node.redirects.length > 0) ctx.refuse('(( )) >', 'a redirection of arithmetic', node.line);
      const { kind } = node.expression;
      const only =
        (kind === 'step' || kind === 'assign') && sink === 'discard' && checkOf(ctx, node, node.line) === false;
      return only
        ? []
        : finish({ before: [], status: { k: 'status', test: truth } }, sink, checkOf(ctx, node, node.line));
    }
    case 'subshell': {
      const status: Num = { k: 'run', run: runOf([body(ctx, node.body)]) };
      const outcome = node.redirects.length > 0 ? within(ctx, node, [], status) : { before: [], status };
      return finish(outcome, sink, checkOf(ctx, node, node.line));
    }
    case 'function':
      ctx.refuse(`${node.name}()`, 'a function that is defined inside another command', node.line);
      return [];
    default:
      return compound(ctx, node, sink, commands);
  }
}

/** What bash would only go on behind when it fails ends the program just as well where nothing comes behind it. */
function lastOfAll(ctx: Lowering, outcome: Outcome, sink: Sink): Outcome {
  const { before, status } = outcome;
  const last = status.k === 'attempt' && sink === 'return' && !ctx.fn && ctx.apart === 0;
  return last ? { before: [...before, status.of], status: ZERO } : outcome;
}

/** The truth of a command that is asked for; what must come first goes before the statement. */
function condition(ctx: Lowering, node: Command): Bool {
  switch (node.kind) {
    case 'not':
      return not(condition(ctx, node.command));
    case 'and':
    case 'or': {
      const left = condition(ctx, node.left);
      const { before, result } = ctx.collect(() => {
        ctx.fresh = false;
        return condition(ctx, node.right);
      });
      // The right side has been reached with what it says already.
      const same = result.k === 'constant' && result.value === (node.kind === 'and');
      if (before.length === 0) return { k: node.kind, left, right: result };
      const ok = ctx.newVariable('ok', 'number');
      const flag: Bool = { k: 'flag', variable: ok };
      ctx.before.push(
        { k: 'assign', variable: ok, value: left },
        {
          k: 'if',
          branches: [
            {
              test: node.kind === 'and' ? flag : not(flag),
              body: same ? before : [...before, { k: 'assign', variable: ok, value: result }],
            },
          ],
          otherwise: undefined,
        },
      );
      return flag;
    }
    case 'simple': {
      if (captures(node)) break;
      const outcome = simple(ctx, node);
      ctx.before.push(...outcome.before);
      return outcome.ends ? { k: 'constant', value: true } : succeeded(outcome.status);
    }
    case 'pipeline': {
      const outcome = pipeline(ctx, node.stages, node);
      ctx.before.push(...outcome.before);
      return succeeded(outcome.status);
    }
    case 'test': {
      const outcome = test(ctx, node);
      ctx.before.push(...outcome.before);
      return succeeded(outcome.status);
    }
    case 'arithmetic':
      return truthOf(ctx, node.expression, textOf);
    case 'group': {
      const last = node.body.at(-1);
      if (node.redirects.length > 0 || !last || last.background) break;
      ctx.before.push(...list(ctx, node.body.slice(0, -1), 'discard'));
      return condition(ctx, last.command);
    }
    case 'subshell': {
      const test = testsOnly(node) && pureCondition(ctx, node.body[0]?.command as Command);
      if (test) return test;
    }
  }
  const status = ctx.newVariable('status', 'number');
  ctx.before.push(...command(ctx, node, { store: status }));
  return { k: 'succeeded', status: { k: 'variable', variable: status } };
}

/** `( [ a ] && [ b ] )`: only tests, which no process of its own is needed for. */
function testsOnly({ body: statements, redirects }: BodyCommand): boolean {
  const tests = (node: Command): boolean => {
    if (node.kind === 'and' || node.kind === 'or') return tests(node.left) && tests(node.right);
    return node.kind === 'not' ? tests(node.command) : node.kind === 'test' && node.redirects.length === 0;
  };
  const [only, ...more] = statements;
  return redirects.length === 0 && only !== undefined && more.length === 0 && !only.background && tests(only.command);
}

/** The truth of a command that does nothing but look; undefined: it may do more. */
function pureCondition(ctx: Lowering, node: Command): Bool | undefined {
  const { before, result } = ctx.collect(() => condition(ctx, node));
  return before.length > 0 || canEnd(result) || assigns(result) ? undefined : result;
}

/** The truth of a list of commands: of its last one. */
function conditionOf(ctx: Lowering, statements: readonly Statement[]): Bool {
  const last = statements.at(-1);
  if (!last || last.background) {
    ctx.refuse('condition', 'a condition that ends with no command', last?.line ?? 0);
    return { k: 'constant', value: true };
  }
  ctx.before.push(...list(ctx, statements.slice(0, -1), 'discard'));
  if (startsWithStatus(last) && statements.length === 1 && !ctx.fresh) ctx.fresh = false;
  return condition(ctx, last.command);
}

function andOr(ctx: Lowering, node: Extract<Command, { kind: 'and' | 'or' }>, sink: Sink): Stmt[] {
  if (node.kind === 'or' && isTrue(node.right))
    return [...command(ctx, node.left, 'discard'), ...finish(done(), sink, false)];
  const chosen = sink === 'discard' ? ifElse(ctx, node) : undefined;
  if (chosen) return chosen;
  const usesStatus = startsWithStatus({ command: node.right });
  const exact = sink !== 'discard' || usesStatus || !plain(node.left);
  if (!exact) {
    const test = condition(ctx, node.left);
    ctx.fresh = false;
    const body = command(ctx, node.right, sink);
    if (test.k === 'constant') return test.value === (node.kind === 'and') ? body : [];
    if (body.length === 0) return droppedTest(test);
    return [{ k: 'if', branches: [{ test: node.kind === 'and' ? test : not(test), body }], otherwise: undefined }];
  }
  const status = typeof sink === 'object' ? sink.store : ctx.status;
  const left = command(ctx, node.left, { store: status });
  const outcome: Num = { k: 'variable', variable: status };
  const test: Bool = { k: 'succeeded', status: outcome };
  ctx.fresh = status === ctx.status;
  const right = command(
    ctx,
    node.right,
    sink === 'return' ? 'return' : sink === 'discard' ? 'discard' : { store: status },
  );
  ctx.fresh = false;
  const result: Stmt[] = [
    ...left,
    { k: 'if', branches: [{ test: node.kind === 'and' ? test : not(test), body: right }], otherwise: undefined },
  ];
  if (sink === 'return') result.push({ k: 'return', status: outcome });
  return result;
}

/** `|| true`: whatever fails before it doesn't count. */
function isTrue(node: Command): boolean {
  return (
    node.kind === 'simple' &&
    node.redirects.length === 0 &&
    node.words.length === 1 &&
    ['true', ':'].includes(commandName(node) ?? '')
  );
}

/** Is it a chain whose truth can be asked for without steps before it? */
function plain(node: Command): boolean {
  if (node.kind === 'and' || node.kind === 'or')
    return plain(node.left) && plain(node.right) && node.right.kind !== 'group';
  return true;
}

/** `a && b || c` where b never fails: if, else. */
function ifElse(ctx: Lowering, node: Extract<Command, { kind: 'and' | 'or' }>): Stmt[] | undefined {
  const { left } = node;
  if (node.kind !== 'or' || left.kind !== 'and' || startsWithStatus({ command: node.right })) return undefined;
  if (left.left.kind === 'and' || left.left.kind === 'or') return undefined;
  if (!neverFails(ctx, left.right)) return undefined;
  const test = condition(ctx, left.left);
  ctx.fresh = false;
  const body = command(ctx, left.right, 'discard');
  return [{ k: 'if', branches: [{ test, body }], otherwise: command(ctx, node.right, 'discard') }];
}

function neverFails(ctx: Lowering, node: Command): boolean {
  if (node.kind !== 'simple' || node.redirects.length > 0) return false;
  const name = commandName(node);
  if (node.words.length === 0) return !captures(node);
  return (
    name !== undefined && !ctx.functions.has(name) && ['export', 'echo', ':', 'true', 'unset', 'printf'].includes(name)
  );
}
