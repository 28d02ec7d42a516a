import type { FunctionIr, Program, Stmt, Variable } from '../ir.ts';
import type { Language } from '../language.ts';
import type { Refusal } from '../refusal.ts';
import { parseScript } from '../syntax/commands.ts';
import type { Command, Dialect, Script, SimpleCommand, Statement } from '../syntax/tree.ts';
import { list, command as lowerCommand } from './commands.ts';
import { Lowering, ZERO } from './context.ts';
import type { FunctionInfo } from './facts.ts';
import { flowOf } from './flow.ts';
import { withoutHeader } from './header.ts';
import { checkLostRedirects } from './lost-redirects.ts';
import { commandName, literal } from './names.ts';
import { checkOptions } from './options.ts';
import { piped, substitution } from './processes.ts';
import { unclearEnds } from './redirected.ts';
import { listParametersOf } from './signature.ts';
import type { Options } from './state.ts';
import { exitFunctions, trapped } from './traps.ts';
import { everyCommand } from './walk.ts';

/**
 * Lowers a script to a program.
 * @param refusals what can't be translated is added here; then the program must not be used
 */
export function lowerScript(whole: Script, options: Options, refusals: Refusal[], language: Language): Program {
  const { header, body } = withoutHeader(whole.body);
  const script = { ...whole, body };
  const functions = functionsOf(script.body, refusals);
  const traps = trapsOf(script, functions, refusals);
  const facts = flowOf({ dialect: script.dialect, body: script.body, functions, traps, options, refusals });
  checkOptions(script.body, refusals);
  checkLostRedirects(script.dialect, script.body, refusals);
  const signals = new Set([...traps.keys()].flatMap(trapped));
  const ctx = new Lowering({
    dialect: script.dialect,
    language,
    facts,
    functions,
    traps,
    trapped: signals,
    refusals,
  });
  ctx.substitution = (body, line) => substitution(ctx, body, line);
  ctx.piped = (body, line) => piped(ctx, body, line);
  ctx.list = (statements, sink, fresh) => list(ctx, statements, sink, fresh);
  for (const name of exitFunctions(traps, functions, facts.calls)) ctx.exitFunctions.add(name);
  const main = list(ctx, script.body, 'return');
  const used = [...functions.values()].filter(({ name }) => facts.calls.has(name));
  const lowered = used.map((fn) => lowerFunction(ctx, fn));
  checkScopes(ctx, used);
  for (const { construct, reason, line } of unclearEnds(ctx.redirected, [...lowered, ...ctx.handlers]))
    ctx.refuse(construct, reason, line);
  if (ctx.piping)
    for (const { construct, line } of ctx.lastAsked)
      ctx.refuse(construct, 'it may mean the commands of a <( … )', line);
  const globals = ctx.symbols.globals();
  const starts = globals
    .filter(({ variable, initial }) => initial && variable.scope === 'local')
    .map(({ variable }) => variable);
  const start = starts.map((variable): Stmt => begin(ctx, variable));
  return {
    header,
    functions: [...lowered, ...ctx.handlers],
    main: [...start, ...main],
    globals: globals.filter(({ variable }) => variable.scope === 'global'),
    dispatched: [...facts.dispatched],
    features: ctx.features,
    dialect: script.dialect,
  };
}

/** What the environment gives a variable before the script touches it. */
function begin(ctx: Lowering, variable: Variable): Stmt {
  const { nullable } = ctx.symbols.of(variable.name);
  return nullable
    ? { k: 'begin', variable, name: variable.name }
    : { k: 'assign', variable, value: { k: 'empty-if-unset', value: { k: 'lookup', name: variable.name } } };
}

function functionsOf(statements: readonly Statement[], refusals: Refusal[]): Map<string, FunctionInfo> {
  const functions = new Map<string, FunctionInfo>();
  for (const { command, comments } of statements) {
    if (command.kind !== 'function') continue;
    const { name, body, line } = command;
    if (functions.has(name)) refusals.push({ construct: `${name}()`, reason: 'the function is defined twice', line });
    functions.set(name, { name, body, line, comments, locals: localsOf(body) });
  }
  checkNested(statements, refusals);
  checkOrder(statements, functions, refusals);
  return functions;
}

/** A function inside of another command is defined only when that is run. */
function checkNested(statements: readonly Statement[], refusals: Refusal[]): void {
  const outermost = new Set(statements.map(({ command }) => command));
  everyCommand(statements, (command) => {
    if (command.kind === 'function' && !outermost.has(command)) {
      const { name, line } = command;
      refusals.push({ construct: `${name}()`, reason: 'a function that is defined inside another command', line });
    }
    return true;
  });
}

/** A function that is called above its definition isn't known there yet. */
function checkOrder(
  statements: readonly Statement[],
  functions: ReadonlyMap<string, FunctionInfo>,
  refusals: Refusal[],
): void {
  const defined = new Set<string>();
  for (const { command, line } of statements) {
    if (command.kind === 'function') {
      defined.add(command.name);
      continue;
    }
    const seen = new Set<string>();
    const see = (name: string): void => {
      const fn = functions.get(name);
      if (!fn || seen.has(name)) return;
      seen.add(name);
      if (!defined.has(name))
        refusals.push({ construct: name, reason: 'the function is called before it is defined', line });
      called(fn.body, see);
    };
    called(command, see);
  }
}

function called(command: Command, see: (name: string) => void): void {
  everyCommand([{ command, background: false, comments: [], spaced: false, line: command.line }], (each) => {
    if (each.kind === 'simple') see(commandName(each) ?? '');
    return true;
  });
}

/** The names that a function declares as its own. */
function localsOf(body: Command): Set<string> {
  const locals = new Set<string>();
  everyCommand([{ command: body, background: false, comments: [], spaced: false, line: body.line }], (command) => {
    if (command.kind === 'function') return false;
    if (command.kind === 'simple' && ['local', 'declare', 'typeset'].includes(commandName(command) ?? '')) {
      if (command.words.some(({ raw }) => /^-\w*g/.test(raw))) return true;
      for (const { name } of command.assignments) locals.add(name);
      for (const word of command.words.slice(1)) if (/^[A-Za-z_]\w*$/.test(word.raw)) locals.add(word.raw);
    }
    return true;
  });
  return locals;
}

function trapsOf(
  script: Script,
  functions: ReadonlyMap<string, FunctionInfo>,
  refusals: Refusal[],
): Map<SimpleCommand, readonly Statement[]> {
  const traps = new Map<SimpleCommand, readonly Statement[]>();
  const all = [...script.body];
  for (const { body } of functions.values())
    all.push({ command: body, background: false, comments: [], spaced: false, line: body.line });
  everyCommand(all, (command) => {
    if (command.kind === 'simple' && commandName(command) === 'trap') {
      const action = literal(command.words[command.words[1]?.raw === '--' ? 2 : 1]);
      if (action !== undefined && action !== '' && action !== '-') {
        const parsed = parseScript(action, script.dialect, command.line);
        refusals.push(...parsed.refusals);
        traps.set(command, parsed.script?.body ?? []);
      }
    }
    return true;
  });
  return traps;
}

function lowerFunction(ctx: Lowering, fn: FunctionInfo): FunctionIr {
  ctx.fn = fn;
  const atExit = ctx.exitFunctions.has(fn.name);
  const { parameters, skip, rest } = atExit ? { parameters: [], skip: 0, rest: [] } : listParametersOf(ctx, fn);
  ctx.parameters = parameters;
  ctx.fresh = atExit;
  const body =
    fn.body.kind === 'group' && fn.body.redirects.length === 0
      ? list(ctx, [...rest, ...fn.body.body.slice(skip)], 'return', atExit)
      : lowerCommand(ctx, fn.body, 'return');
  ctx.fn = undefined;
  ctx.parameters = undefined;
  const takesCheck = ctx.facts.callChecked.get(fn.name) === 'both';
  return {
    name: fn.name,
    parameters: atExit ? [ctx.status] : parameters,
    takesCheck,
    body: body.length > 0 ? body : [{ k: 'return', status: ZERO }],
    comments: fn.comments,
  };
}

/** A function sees the local variables of those that call it; a translation's don't. */
function checkScopes(ctx: Lowering, functions: readonly FunctionInfo[]): void {
  const byName = new Map(functions.map((fn) => [fn.name, fn]));
  for (const outer of functions) {
    const seen = new Set<string>();
    const visit = (fn: FunctionInfo): void => {
      called(fn.body, (name) => {
        const inner = byName.get(name);
        if (!inner || seen.has(name)) return;
        seen.add(name);
        for (const local of outer.locals)
          if (!inner.locals.has(local) && ctx.facts.users.get(local)?.has(name))
            ctx.refuse(
              `local ${local}`,
              `the function ${name} sees it too, when it is called from ${outer.name}`,
              outer.line,
            );
        visit(inner);
      });
    };
    visit(outer);
  }
}

/** Options in the shebang, such as -e; undefined names one that isn't supported. */
export function shebangOptions(text: string): {
  readonly dialect: Dialect | undefined;
  readonly options: Options;
  readonly unknown: string | undefined;
} {
  const options = { errexit: false, nounset: false, pipefail: false, nullglob: false };
  const shebang = /^#![ \t]*(\S+)(?:[ \t]+([^\r\n]*))?/.exec(text);
  let program = shebang?.[1] ?? '';
  let words = (shebang?.[2] ?? '')
    .trim()
    .split(/[ \t]+/)
    .filter(Boolean);
  if (/\/env$/.test(program)) {
    if (words[0] === '-S') words = words.slice(1);
    program = words[0] ?? '';
    words = words.slice(1);
  }
  const name = program.slice(program.lastIndexOf('/') + 1);
  const dialect = name === 'bash' ? 'bash' : name === 'sh' || name === 'dash' ? 'sh' : undefined;
  for (const word of words) {
    if (!/^-[eu]+$/.test(word)) return { dialect, options, unknown: word };
    if (word.includes('e')) options.errexit = true;
    if (word.includes('u')) options.nounset = true;
  }
  return { dialect, options, unknown: undefined };
}
