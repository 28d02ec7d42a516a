import type { Bool, Call, List, Num, Stmt, Text } from '../ir.ts';
import type { SimpleCommand } from '../syntax/tree.ts';
import { actsEarly, assigns } from './apart.ts';
import { builtinOf, callOf } from './builtins.ts';
import { candidates, dispatchTargets } from './candidates.ts';
import { checkedAssignment } from './captures.ts';
import type { Lowering } from './context.ts';
import { assignment } from './declarations.ts';
import { canEnd } from './ends.ts';
import { execOf } from './exec.ts';
import { BUILTINS, commandName } from './names.ts';
import { checkOf, done, type Outcome, within } from './outcome.ts';
import { hereString } from './read-lines.ts';
import { streamsOf } from './redirects.ts';
import { runOf, takeInput } from './runs.ts';
import { externalTest } from './test-commands.ts';
import { trapOf } from './traps.ts';
import { listOf, textOf } from './words.ts';

/** A simple command: an assignment, a builtin, a function's call, or a program. */
export function simple(ctx: Lowering, node: SimpleCommand): Outcome {
  if (node.words.length === 0) {
    const before = node.assignments.flatMap((each) => assignment(ctx, each));
    if (node.redirects.length > 0) return emptied(ctx, node, before);
    return checkedAssignment(ctx, node, before);
  }
  const name = commandName(node);
  if (name !== undefined && ctx.functions.has(name)) return call(ctx, name, node);
  if (name === 'exec') return execOf(ctx, node);
  if (name === 'trap') return trapOf(ctx, node);
  if (name === 'test') return externalTest(ctx, node);
  const special = name === undefined ? undefined : builtinOf(ctx, name, node);
  if (special) {
    const own = name === 'echo' || name === 'printf';
    const ignored = node.redirects.every((each) => each.word.raw === '/dev/null' || each.operator === '>&');
    if (name === ':' && node.redirects.length > 0) return emptied(ctx, node, special.before);
    if (name === 'read' && node.redirects.length > 0) {
      const [line] = special.before;
      const from = line?.k === 'read' ? line.from : undefined;
      // Bash 5.2 has exported the assignment by then, and its trap's programs get it.
      if (ctx.dialect === 'bash' && ctx.trapped.has('EXIT') && node.assignments.length > 0 && canEnd(from))
        ctx.refuse('trap EXIT', 'what this command reads may be unset; use it once before', node.line);
      return from ? special : within(ctx, node, special.before, special.status);
    }
    if ((name === 'mapfile' || name === 'readarray') && hereString(node)) return special;
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
  const status: Num = { k: 'dispatch', args: hoisted(ctx, node, listOf(ctx, node.words)) };
  return node.redirects.length === 0 ? { before: [], status } : within(ctx, node, [], status, 'call');
}

/** Does the shell itself do it: an assignment, a builtin, a function? */
export function isOwn(ctx: Lowering, node: SimpleCommand): boolean {
  if (node.words.length === 0) return true;
  const name = commandName(node);
  return name === undefined ? isDispatch(ctx, node) : ctx.functions.has(name) || BUILTINS.has(name);
}

/** `> file` and `: > file`: only the file is made. */
function emptied(ctx: Lowering, node: SimpleCommand, before: readonly Stmt[]): Outcome {
  const [stream, ...more] = streamsOf(ctx, node.redirects);
  if (more.length > 0 || stream?.to.k !== 'file' || stream.to.mode === 'r' || stream.to.split) {
    // Words are made before the files are opened; the values of assignments alone are so only by bash.
    if (ctx.dialect === 'sh' && node.words.length === 0) return within(ctx, node, before);
    const opened = within(ctx, node, []);
    return { ...opened, before: [...before, ...opened.before] };
  }
  const { path, mode } = stream.to;
  return { before, status: { k: 'write', path, append: mode === 'a', text: { k: 'text', value: '' } } };
}

/** Builtins whose redirections to nowhere change nothing but a complaint. */
function silent(name: string): boolean {
  return [
    'kill',
    'wait',
    'command',
    'hash',
    'type',
    'cd',
    'pushd',
    'popd',
    'unset',
    'export',
    ':',
    'true',
    'false',
  ].includes(name);
}

function withStreams(ctx: Lowering, node: SimpleCommand, outcome: Outcome): Outcome {
  if (outcome.ends || outcome.status.k !== 'number') {
    ctx.refuse(`${node.words[0]?.raw} >`, 'a redirection of this builtin', node.line);
    return outcome;
  }
  return within(ctx, node, outcome.before);
}

/** What the words of a command run is run before its redirections. */
function hoisted(ctx: Lowering, node: SimpleCommand, args: List): List {
  if (node.redirects.length === 0 || !actsEarly(args)) return args;
  const variable = ctx.newVariable('words', 'list');
  ctx.before.push({ k: 'assign', variable, value: args });
  return { k: 'variable', variable };
}

export function call(ctx: Lowering, name: string, node: SimpleCommand): Outcome {
  if (node.assignments.length > 0) ctx.refuse(name, 'an assignment before a function', node.line);
  const args = hoisted(ctx, node, listOf(ctx, node.words.slice(1)));
  const takesCheck = ctx.facts.callChecked.get(name) === 'both';
  const check = checkOf(ctx, node, node.line);
  const status: Num = { k: 'call', name, args, check, takesCheck };
  if (node.redirects.length === 0) return { before: [], status };
  return within(ctx, node, [], status, 'call');
}

/** Words that make a program shorter in the language itself, where failures end the script in the same way. */
function program(ctx: Lowering, node: SimpleCommand): Outcome {
  const args = listOf(ctx, node.words);
  const only = shorter(ctx, node, args);
  if (only) return done(only);
  const target = callOf(ctx, node, args);
  const { input, rest } = takeInput(target);
  const written = commandName(node) === 'cat' && node.words.length === 1 ? writtenText(input, rest) : undefined;
  if (written) return written;
  return { before: [], status: { k: 'run', run: { ...runOf([rest]), input } } };
}

/** `cat > file <<EOF` writes a text, where nothing is run or asked for between the opening of the file and the text. */
function writtenText(input: Text | undefined, { env, streams }: Call): Outcome | undefined {
  const [only, ...more] = streams;
  if (!input || !only || only.fd !== 1 || more.length > 0 || env.length > 0) return undefined;
  const { to } = only;
  if (actsEarly(input) || assigns(input)) return undefined;
  if (to.k === 'fd' && to.fd === 2) return done({ k: 'print', text: input, fd: 2 });
  if (to.k !== 'file' || to.mode === 'r' || to.split || actsEarly(to.path)) return undefined;
  return { before: [], status: { k: 'write', path: to.path, append: to.mode === 'a', text: input } };
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
