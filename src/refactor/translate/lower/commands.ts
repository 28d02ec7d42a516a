import type { Bool, Call, Num, Run, Stage, Stmt, Text, Variable } from '../ir.ts';
import { testOfWords } from '../syntax/tests.ts';
import type { Command, SimpleCommand, Statement, Word } from '../syntax/tree.ts';
import { truthOf } from './arithmetic.ts';
import { builtinOf, callOf } from './builtins.ts';
import { candidates, dispatchTargets } from './candidates.ts';
import { compound } from './compounds.ts';
import { type Lowering, not, ZERO } from './context.ts';
import { assignment } from './declarations.ts';
import { canEnd } from './ends.ts';
import { execOf } from './exec.ts';
import type { Commands } from './lowerers.ts';
import { BUILTINS, commandName, literal } from './names.ts';
import { checkOf, done, droppedTest, finish, type Outcome, type Sink, succeeded, within } from './outcome.ts';
import { streamsOf } from './redirects.ts';
import { stagesOf } from './stages.ts';
import { startsWithStatus } from './status.ts';
import { fallible, testOf } from './tests.ts';
import { trapOf } from './traps.ts';
import { listOf, textOf } from './words.ts';

const commands: Commands = { list, command, condition, conditionOf };

/** Commands in a row; the last one's status goes to the sink. */
export function list(ctx: Lowering, statements: readonly Statement[], sink: Sink, fresh = false): Stmt[] {
  const lowered: Stmt[] = [];
  const real = statements.filter((statement) => statement.command.kind !== 'function');
  real.forEach((statement, index) => {
    const { comments, spaced } = statement;
    if (spaced && lowered.length > 0) lowered.push({ k: 'blank' });
    for (const text of comments) lowered.push(text === '\n' ? { k: 'blank' } : { k: 'comment', text });
    const next = real[index + 1];
    ctx.fresh = index === 0 ? fresh : startsWithStatus(statement);
    const wanted: Sink = next ? (startsWithStatus(next) ? { store: ctx.status } : 'discard') : sink;
    if (statement.background) lowered.push(...background(ctx, statement, wanted));
    else lowered.push(...command(ctx, statement.command, wanted));
    ctx.fresh = false;
  });
  if (real.length === 0 && sink === 'return') lowered.push({ k: 'return', status: ZERO });
  if (real.length === 0 && typeof sink === 'object') lowered.push({ k: 'assign', variable: sink.store, value: ZERO });
  return lowered;
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
      if (sink !== 'discard' && captures(node)) return captured(ctx, node, sink);
      return finish(
        exact(ctx, () => simple(ctx, node), sink, node),
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

function runOf(stages: readonly Stage[], input?: Text): Run {
  return { stages, input, pipefail: false, check: false };
}

/** The truth of a command that is asked for; what must come first goes before the statement. */
export function condition(ctx: Lowering, node: Command): Bool {
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
              body: [...before, { k: 'assign', variable: ok, value: result }],
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
  }
  const status = ctx.newVariable('status', 'number');
  ctx.before.push(...command(ctx, node, { store: status }));
  return { k: 'succeeded', status: { k: 'variable', variable: status } };
}

/** The truth of a list of commands: of its last one. */
export function conditionOf(ctx: Lowering, statements: readonly Statement[]): Bool {
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

/** Is it an assignment whose status is that of a `$( )`? */
function captures(node: SimpleCommand): boolean {
  const commands = (word: Word): boolean => word.parts.some((part) => part.kind === 'command');
  return (
    node.words.length === 0 &&
    node.assignments.some(({ value }) => ('kind' in value ? value.words.some(commands) : commands(value)))
  );
}

/** `name=$(command)` whose status is asked for. */
function captured(ctx: Lowering, node: SimpleCommand, sink: Sink): Stmt[] {
  const [only] = node.assignments;
  const before: Stmt[] = [];
  const check = checkOf(ctx, node, node.line);
  const status = typeof sink === 'object' ? sink.store : ctx.status;
  const direct = only && node.assignments.length === 1 && !('kind' in only.value) ? only : undefined;
  const statements = direct ? assignment(ctx, direct) : [];
  const [last] = statements;
  const value = last?.k === 'assign' || last?.k === 'set-env' ? last.value : undefined;
  const output = value && 'k' in value ? innerOutput(value as Text) : undefined;
  if (!direct || statements.length !== 1 || !output) {
    ctx.refuse(
      node.assignments.map(({ name }) => `${name}=$(…)`).join(' '),
      'its status is asked for, but more is joined to it',
      node.line,
    );
    return [];
  }
  const text = ctx.newVariable('output', 'text');
  const simple = last?.k === 'assign' && last.value === output;
  const target: Variable = simple && last.k === 'assign' ? last.variable : text;
  before.push({ k: 'capture', variable: target, status, run: { ...output.run, check: false } });
  if (!simple && last) before.push(replaceValue(last, { k: 'variable', variable: target }));
  return [
    ...before,
    ...finish(
      { before: [], status: { k: 'variable', variable: status } },
      typeof sink === 'object' ? 'discard' : sink,
      check,
    ),
  ];
}

function innerOutput(value: Text): Extract<Text, { k: 'output' }> | undefined {
  if (value.k === 'output') return value;
  const inner = value.k === 'text-call' && value.helper === 'assign' ? value.args[1] : undefined;
  return inner?.k === 'output' ? inner : undefined;
}

function replaceValue(statement: Stmt, value: Text): Stmt {
  if (statement.k === 'set-env') return { ...statement, value };
  if (statement.k !== 'assign') return statement;
  const old = statement.value;
  if (old.k === 'text-call' && old.helper === 'assign')
    return { ...statement, value: { ...old, args: [old.args[0] as Text, value] } };
  return { ...statement, value };
}

function test(ctx: Lowering, node: Extract<Command, { kind: 'test' }>): Outcome {
  if (
    node.redirects.length > 0 &&
    node.redirects.some((each) => each.operator !== '>' || literal(each.word) !== '/dev/null')
  )
    if (!node.redirects.every((each) => each.fd === 2 || each.fd === -1))
      ctx.refuse('[ … ] >', 'a redirection of a test', node.line);
  const { before, result } = ctx.collect(() => testOf(ctx, node.test, node.double, node.line));
  if (!result) return testOfWordsNow(ctx, node.words);
  ctx.before.push(...before);
  return { before: [], status: { k: 'status', test: result } };
}

/** A test whose meaning depends on how many words there are, or whose status may be that of an error. */
function testOfWordsNow(ctx: Lowering, words: readonly Word[]): Outcome {
  return { before: [], status: { k: 'test', args: listOf(ctx, words) } };
}

/** Where the status itself counts, a test that can end with an error has three of them. */
function exact(
  ctx: Lowering,
  lower: () => Outcome,
  sink: Sink,
  node: SimpleCommand | Extract<Command, { kind: 'test' }>,
): Outcome {
  const { before, result } = ctx.collect(lower);
  const { status } = result;
  const counts = sink !== 'discard' || checkOf(ctx, node, node.line) !== false;
  if (counts && status.k === 'status' && fallible(status.test))
    return testOfWordsNow(ctx, node.kind === 'test' ? node.words : node.words.slice(1));
  ctx.before.push(...before);
  return result;
}

/** A simple command: an assignment, a builtin, a function's call, or a program. */
function simple(ctx: Lowering, node: SimpleCommand): Outcome {
  if (node.words.length === 0) {
    const before = node.assignments.flatMap((each) => assignment(ctx, each));
    if (node.redirects.length > 0) return emptied(ctx, node, before);
    return checkedAssignment(ctx, node, before);
  }
  const name = commandName(node);
  if (name !== undefined && ctx.functions.has(name)) return call(ctx, name, node);
  if (name === 'exec') return execOf(ctx, node);
  if (name === 'trap') return trapOf(ctx, node, commands);
  if (name === 'test') return externalTest(ctx, node);
  const special = name === undefined ? undefined : builtinOf(ctx, name, node);
  if (special) {
    const own = name === 'echo' || name === 'printf';
    const ignored = node.redirects.every((each) => each.word.raw === '/dev/null' || each.operator === '>&');
    if (name === ':' && node.redirects.length > 0) return emptied(ctx, node, special.before);
    if (name === 'read' && node.redirects.length > 0)
      return special.before[0]?.k === 'read' && special.before[0].from
        ? special
        : within(ctx, node, special.before, special.status);
    if (!own && node.redirects.length > 0 && !(ignored && silent(name ?? ''))) return withStreams(ctx, node, special);
    if (
      node.assignments.length > 0 &&
      !['export', 'local', 'readonly', 'declare', 'typeset', 'read'].includes(name ?? '')
    )
      ctx.refuse(`${name}`, 'an assignment before a builtin', node.line);
    return special;
  }
  const flag = name === undefined ? flagOf(ctx, node) : undefined;
  if (flag) return { before: [], status: { k: 'status', test: flag } };
  return isDispatch(ctx, node) ? dispatch(ctx, node) : program(ctx, node);
}

/** `$verbose`, where the script only ever assigns true and false. */
function flagOf(ctx: Lowering, node: SimpleCommand): Bool | undefined {
  const [word, ...more] = node.words;
  if (!word || more.length > 0 || node.redirects.length > 0 || node.assignments.length > 0) return undefined;
  const values = candidates(ctx.facts, ctx.fn?.name ?? '', word);
  if (!values || values.length === 0 || !values.every((value) => value === 'true' || value === 'false'))
    return undefined;
  return { k: 'equal', left: textOf(ctx, word), right: { k: 'text', value: 'true' } };
}

/** Is it a command that may be one of the script's functions? */
function isDispatch(ctx: Lowering, node: SimpleCommand): boolean {
  if (commandName(node) !== undefined) return false;
  return dispatchTargets(ctx.facts, ctx.fn?.name ?? '', node.words[0], ctx.functions).length > 0;
}

function dispatch(ctx: Lowering, node: SimpleCommand): Outcome {
  const [word] = node.words;
  for (const name of dispatchTargets(ctx.facts, ctx.fn?.name ?? '', word, ctx.functions))
    if (ctx.facts.callChecked.get(name) === 'both')
      ctx.refuse(word?.raw ?? '', `it may be ${name}, whose failures end the script in some calls only`, node.line);
  if (node.assignments.length > 0)
    ctx.refuse(word?.raw ?? '', 'an assignment before what may be a function', node.line);
  const status: Num = { k: 'dispatch', args: listOf(ctx, node.words) };
  return node.redirects.length === 0 ? { before: [], status } : within(ctx, node, [], status);
}

/** Does the shell itself do it, with a function or a builtin? */
function isOwn(ctx: Lowering, node: SimpleCommand): boolean {
  const name = commandName(node);
  return name === undefined ? isDispatch(ctx, node) : ctx.functions.has(name) || BUILTINS.has(name);
}

/** `> file` and `: > file`: only the file is made. */
function emptied(ctx: Lowering, node: SimpleCommand, before: readonly Stmt[]): Outcome {
  const [stream, ...more] = streamsOf(ctx, node.redirects);
  if (more.length > 0 || stream?.to.k !== 'file' || stream.to.mode === 'r' || stream.to.split)
    return within(ctx, node, before);
  const { path, mode } = stream.to;
  return { before, status: { k: 'write', path, append: mode === 'a', text: { k: 'text', value: '' } } };
}

/** Builtins whose redirections to nowhere change nothing but a complaint. */
function silent(name: string): boolean {
  return ['kill', 'wait', 'command', 'hash', 'cd', 'pushd', 'popd', 'unset', 'export', ':', 'true', 'false'].includes(
    name,
  );
}

function withStreams(ctx: Lowering, node: SimpleCommand, outcome: Outcome): Outcome {
  if (outcome.ends || outcome.status.k !== 'number') {
    ctx.refuse(`${node.words[0]?.raw} >`, 'a redirection of this builtin', node.line);
    return outcome;
  }
  return within(ctx, node, outcome.before);
}

/** The last `$( )` of an assignment gives its status: with -e a failure ends the script. */
function checkedAssignment(ctx: Lowering, node: SimpleCommand, before: readonly Stmt[]): Outcome {
  const check = checkOf(ctx, node, node.line);
  if (check === false || !captures(node)) return done(...before);
  const outputs = before.flatMap((statement) =>
    (statement.k === 'assign' || statement.k === 'set-env') && 'k' in statement.value
      ? [innerOutput(statement.value as Text)]
      : [],
  );
  const [output] = outputs;
  const statement = before[0];
  const read = statement && before.length === 1 ? checkedRead(statement, check) : undefined;
  if (read) return done(read);
  if (!output || outputs.length !== 1 || !statement) {
    const joined = before.length === 1 && statement ? joinedOutput(statement, check) : undefined;
    if (joined) return done(...joined);
    ctx.refuse(
      node.assignments.map(({ name }) => `${name}=$(…)`).join(' '),
      'with set -e on, more is joined to it',
      node.line,
    );
    return done(...before);
  }
  return done(
    ...before.map((each) =>
      each === statement ? replaceValue(each, { k: 'output', run: { ...output.run, check } }) : each,
    ),
  );
}

/** `name=$(< file)`: a file that can't be read is a failure. */
function checkedRead(statement: Stmt, check: Run['check']): Stmt | undefined {
  if (check !== true || (statement.k !== 'assign' && statement.k !== 'set-env') || !('k' in statement.value))
    return undefined;
  const { value } = statement;
  const inner = value.k === 'text-call' && value.helper === 'assign' ? value.args[1] : value;
  if (inner?.k !== 'text-call' || inner.helper !== 'read-file') return undefined;
  return replaceValue(statement, { ...inner, args: [...inner.args, { k: 'constant', value: true }] });
}

/** `name="text $(command)"` with one substitution: the check goes to it. */
function joinedOutput(statement: Stmt, check: Run['check']): Stmt[] | undefined {
  if (statement.k !== 'assign' && statement.k !== 'set-env') return undefined;
  const value = statement.value;
  const wrapped = value.k === 'text-call' && value.helper === 'assign' ? value.args[1] : value;
  if (wrapped?.k !== 'join') return undefined;
  const outputs = wrapped.parts.filter((part) => part.k === 'output');
  if (outputs.length !== 1) return undefined;
  const parts = wrapped.parts.map(
    (part): Text => (part.k === 'output' ? { ...part, run: { ...part.run, check } } : part),
  );
  return [replaceValue(statement, { k: 'join', parts })];
}

function externalTest(ctx: Lowering, node: SimpleCommand): Outcome {
  const parsed = testOfWords(node.words.slice(1));
  if (!parsed || node.redirects.some((each) => each.fd !== 2)) {
    ctx.refuse('test', 'its words are not understood', node.line);
    return done();
  }
  return test(ctx, {
    kind: 'test',
    test: parsed,
    words: node.words.slice(1),
    double: false,
    redirects: [],
    line: node.line,
  });
}

function call(ctx: Lowering, name: string, node: SimpleCommand): Outcome {
  if (node.assignments.length > 0) ctx.refuse(name, 'an assignment before a function', node.line);
  const args = listOf(ctx, node.words.slice(1));
  const takesCheck = ctx.facts.callChecked.get(name) === 'both';
  const check = checkOf(ctx, node, node.line);
  const status: Num = { k: 'call', name, args, check, takesCheck };
  if (node.redirects.length === 0) return { before: [], status };
  return within(ctx, node, [], status);
}

/** Words that make a program shorter in the language itself, where failures end the script in the same way. */
function program(ctx: Lowering, node: SimpleCommand): Outcome {
  const args = listOf(ctx, node.words);
  const only = shorter(ctx, node, args);
  if (only) return done(only);
  const target = callOf(ctx, node, args);
  const { input, rest } = takeInput(target);
  return { before: [], status: { k: 'run', run: { ...runOf([rest]), input } } };
}

/** Text for the standard input is a matter of the run, not of the stage. */
export function takeInput(target: Call): { readonly input: Text | undefined; readonly rest: Call } {
  const texts = target.streams.filter((stream) => stream.to.k === 'text');
  const [text] = texts;
  if (
    texts.length !== 1 ||
    text?.fd !== 0 ||
    text.to.k !== 'text' ||
    target.streams.some((each) => each.fd === 0 && each !== text)
  )
    return { input: undefined, rest: target };
  return { input: text.to.text, rest: { ...target, streams: target.streams.filter((stream) => stream !== text) } };
}

function shorter(ctx: Lowering, node: SimpleCommand, args: ReturnType<typeof listOf>): Stmt | undefined {
  const name = commandName(node);
  if (args.k !== 'list' || node.assignments.length > 0) return undefined;
  const texts = args.items.map((item) => ('one' in item ? item.one : undefined));
  if (
    name === 'sleep' &&
    node.redirects.length === 0 &&
    texts.length === 2 &&
    texts[1]?.k === 'text' &&
    /^[0-9]{1,6}(?:\.[0-9]{1,3})?$/.test(texts[1].value)
  )
    return { k: 'sleep', seconds: texts[1].value };
  if (
    name === 'mkdir' &&
    node.redirects.length === 0 &&
    texts.length === 3 &&
    texts[2] &&
    node.words[1]?.raw === '-p'
  ) {
    const path = texts[2];
    // Without -e a failure only prints and goes on, which is longer in the language.
    const safe =
      path.k === 'text'
        ? !path.value.startsWith('-')
        : path.k === 'join' && path.parts[0]?.k === 'text' && !path.parts[0].value.startsWith('-');
    if (safe && checkOf(ctx, node, node.line) === true) return { k: 'make-folder', path };
  }
  if (name === 'cat' && texts.length === 1) {
    const [first] = node.redirects;
    if (first?.operator === '<<' && first.fd === 0 && node.redirects.length === 1)
      return { k: 'print', text: textOf(ctx, first.word), fd: 1 };
  }
  return undefined;
}

/** A pipeline of programs, texts and bodies. */
function pipeline(ctx: Lowering, stages: readonly Command[], node: object): Outcome {
  const known = ctx.facts.pipefail.get(node) ?? false;
  if (known === 'both') ctx.refuse('pipefail', 'it may or may not be on there', stages[0]?.line ?? 0);
  const lowered = stagesOf(ctx, stages, {
    program: (each) => callOf(ctx, each, listOf(ctx, each.words)),
    body: (command) => body(ctx, [statementOf(command)]),
    isOwn: (each) => isOwn(ctx, each),
  });
  return {
    before: [],
    status: {
      k: 'run',
      run: {
        stages: lowered.stages,
        input: lowered.input,
        pipefail: known === true && lowered.stages.length > 1,
        check: false,
      },
    },
  };
}

function statementOf(node: Command): Statement {
  return { command: node, background: false, comments: [], spaced: false, line: node.line };
}

/** Commands that run in a process of their own. */
export function body(ctx: Lowering, statements: readonly Statement[]): Stage {
  const [only] = statements;
  if (statements.length === 1 && only && !only.background && only.command.kind === 'simple') {
    const name = commandName(only.command);
    if (name !== undefined && ctx.functions.has(name) && only.command.redirects.length === 0) {
      const { before, result } = ctx.collect(() => call(ctx, name, only.command as SimpleCommand));
      if (before.length === 0 && result.before.length === 0) return { k: 'expression', value: result.status };
    }
  }
  const name = ctx.newVariable('body', 'text').name;
  const { loops, fresh } = ctx;
  ctx.loops = 0;
  ctx.apart++;
  const { before, result } = ctx.collect(() => list(ctx, statements, 'return'));
  ctx.apart--;
  ctx.loops = loops;
  ctx.fresh = fresh;
  ctx.before.push({ k: 'body', name, body: [...before, ...result] });
  return { k: 'body', name };
}

/** `command &` */
function background(ctx: Lowering, statement: Statement, sink: Sink): Stmt[] {
  ctx.features.add('background');
  const { before, result } = ctx.collect(() => {
    const { command: node } = statement;
    if (node.kind === 'simple' && node.words.length > 0) {
      const target = isOwn(ctx, node) ? undefined : ctx.collect(() => callOf(ctx, node, listOf(ctx, node.words)));
      if (target && !canEnd(target)) {
        ctx.before.push(...target.before);
        const { input, rest } = takeInput(target.result);
        return { ...runOf([rest]), input };
      }
    }
    return runOf([body(ctx, [{ ...statement, background: false, comments: [], spaced: false }])]);
  });
  return [...before, { k: 'do', value: { k: 'start', run: result } }, ...finish(done(), sink, false)];
}

/** What `$( … )` prints. */
export function substitution(ctx: Lowering, statements: readonly Statement[], line: number): Text {
  const [only] = statements;
  if (!only) return { k: 'text', value: '' };
  const { command: node } = only;
  if (statements.length === 1 && !only.background) {
    if (node.kind === 'simple') {
      const name = commandName(node);
      if (node.words.length === 0 && node.assignments.length === 0) return readFile(ctx, node, line);
      const direct = name === 'pwd' && node.words.length === 1 && node.redirects.length === 0;
      if (direct) return { k: 'text-call', helper: 'pwd', args: [] };
      if (name === 'command' && node.words[1]?.raw === '-v' && node.words[2])
        return { k: 'text-call', helper: 'which', args: [textOf(ctx, node.words[2])] };
      if (!isOwn(ctx, node)) {
        const { before, result } = ctx.collect(() => takeInput(callOf(ctx, node, listOf(ctx, node.words))));
        if (!canEnd(before) && !canEnd(result)) {
          ctx.before.push(...before);
          return { k: 'output', run: { ...runOf([result.rest]), input: result.input } };
        }
      }
    }
    if (node.kind === 'pipeline') {
      const outcome = pipeline(ctx, node.stages, node);
      if (outcome.status.k === 'run') return { k: 'output', run: outcome.status.run };
    }
  }
  return { k: 'output', run: runOf([body(ctx, statements)]) };
}

/** `$(< file)` */
function readFile(ctx: Lowering, node: SimpleCommand, line: number): Text {
  const [only] = node.redirects;
  if (node.redirects.length !== 1 || only?.operator !== '<' || only.fd !== 0 || ctx.dialect === 'sh')
    ctx.refuse('$( )', 'redirections without a command', line);
  return { k: 'text-call', helper: 'read-file', args: [only ? textOf(ctx, only.word) : { k: 'text', value: '' }] };
}
