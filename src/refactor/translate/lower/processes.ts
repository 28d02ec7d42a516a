import type { Run, Stage, Stmt, Text } from '../ir.ts';
import type { Command, SimpleCommand, Statement } from '../syntax/tree.ts';
import { needsOwnProcess } from './apart.ts';
import { callOf } from './builtins.ts';
import type { Lowering } from './context.ts';
import { canEnd } from './ends.ts';
import { BUILTINS, commandName, literal } from './names.ts';
import { done, finish, type Outcome, type Sink } from './outcome.ts';
import { runOf, takeInput } from './runs.ts';
import { call, isOwn } from './simple.ts';
import { stagesOf } from './stages.ts';
import { everyCommand } from './walk.ts';
import { listOf, textOf } from './words.ts';

/** A pipeline of programs, texts and bodies. */
export function pipeline(ctx: Lowering, stages: readonly Command[], node: object): Outcome {
  const known = ctx.facts.pipefail.get(node) ?? false;
  if (known === 'both') ctx.refuse('pipefail', 'it may or may not be on there', stages[0]?.line ?? 0);
  const lowered = stagesOf(ctx, stages, {
    program: (each) => callOf(ctx, each, listOf(ctx, each.words)),
    body: (command) => alone(ctx, statementOf(command)),
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

/** A stage of a pipeline, or a command in the background, in a process of its own. */
function alone(ctx: Lowering, statement: Statement): Stage {
  const { before, result } = ctx.collect(() => body(ctx, [statement]));
  ctx.before.push(...before);
  // Bash 5.2 hasn't forgotten its trap yet when it expands the words of a simple command there.
  const { command } = statement;
  if (ctx.dialect === 'bash' && ctx.trapped.has('EXIT') && command.kind === 'simple' && canEnd([before, result]))
    ctx.refuse('trap EXIT', 'what this command names may be unset, and the trap is then run twice', command.line);
  return result;
}

function statementOf(node: Command): Statement {
  return { command: node, background: false, comments: [], spaced: false, line: node.line };
}

/** Commands that run in a process of their own. */
export function body(ctx: Lowering, statements: readonly Statement[]): Stage {
  const [only] = statements;
  if (statements.length === 1 && only && !only.background && isPlainSubshell(only.command))
    return body(ctx, only.command.body);
  if (statements.length === 1 && only && !only.background && only.command.kind === 'simple') {
    const name = commandName(only.command);
    if (name !== undefined && ctx.functions.has(name) && only.command.redirects.length === 0) {
      const { before, result } = ctx.collect(() => call(ctx, name, only.command as SimpleCommand));
      // In Node the arguments are made before the process begins.
      const early = ctx.language === 'node' && needsOwnProcess({ before, result: result.status }, { reads: true });
      if (before.length === 0 && result.before.length === 0 && !early) return { k: 'expression', value: result.status };
    }
  }
  const name = ctx.newVariable('body', 'text').name;
  const { loops, fresh } = ctx;
  ctx.loops = 0;
  ctx.apart++;
  const { before, result } = ctx.collect(() => ctx.list(statements, 'return'));
  ctx.apart--;
  ctx.loops = loops;
  ctx.fresh = fresh;
  ctx.before.push({ k: 'body', name, body: [...before, ...result] });
  return { k: 'body', name };
}

/** A process of its own inside a process of its own is one too many. */
function isPlainSubshell(command: Command): command is Extract<Command, { kind: 'group' | 'subshell' }> {
  return command.kind === 'subshell' && command.redirects.length === 0;
}

/** `command &` */
export function background(ctx: Lowering, statement: Statement, sink: Sink): Stmt[] {
  ctx.features.add('background');
  const { before, result } = ctx.collect(() => {
    const { command: node } = statement;
    if (node.kind === 'simple' && node.words.length > 0) {
      const target = isOwn(ctx, node) ? undefined : ctx.collect(() => callOf(ctx, node, listOf(ctx, node.words)));
      if (target && !needsOwnProcess(target, { reads: false })) {
        const { input, rest } = takeInput(target.result);
        return { ...runOf([rest]), input };
      }
    }
    return runOf([alone(ctx, { ...statement, background: false, comments: [], spaced: false })]);
  });
  return [...before, { k: 'do', value: { k: 'start', run: result } }, ...finish(done(), sink, false)];
}

/**
 * Bash 5.2 loses the next `;` behind a here-document in `$( )` and `<( )`: `{ a; b; }` runs `a b` there.
 * @returns whether commands come behind one that aren't only further stages of one pipeline
 */
function losesSeparator(statements: readonly Statement[]): boolean {
  const [only, ...more] = statements;
  if (only?.command.kind === 'pipeline' && more.length === 0)
    return only.command.stages.some(({ kind }) => kind !== 'simple') && comesBehindText(statements);
  return comesBehindText(statements);
}

/** Is there a command behind one with a here-document? */
function comesBehindText(statements: readonly Statement[]): boolean {
  let text = false;
  let behind = false;
  everyCommand(statements, (command) => {
    if (command.kind === 'simple') behind ||= text;
    text ||= 'redirects' in command && command.redirects.some(({ operator }) => operator === '<<');
    return true;
  });
  return behind;
}

function checkSeparators(ctx: Lowering, statements: readonly Statement[], line: number): void {
  if (ctx.dialect === 'bash' && losesSeparator(statements))
    ctx.refuse('$( <<', 'bash 5.2 loses a ; behind a here-document there; make the text before', line);
}

/** What `$( … )` prints. */
export function substitution(ctx: Lowering, statements: readonly Statement[], line: number): Text {
  const [only] = statements;
  if (!only) return { k: 'text', value: '' };
  checkSeparators(ctx, statements, line);
  const { command: node } = only;
  if (statements.length === 1 && !only.background) {
    if (node.kind === 'simple') {
      const name = commandName(node);
      if (node.words.length === 0 && node.assignments.length === 0) return readFile(ctx, node, line);
      const direct = name === 'pwd' && node.words.length === 1 && node.redirects.length === 0;
      if (direct) return { k: 'text-call', helper: 'pwd', args: [] };
      if (name === 'command' && node.words[1]?.raw === '-v' && node.words[2] && isProgram(ctx, node))
        return { k: 'text-call', helper: 'which', args: [textOf(ctx, node.words[2])] };
      if (!isOwn(ctx, node)) {
        const lowered = ctx.collect(() => takeInput(callOf(ctx, node, listOf(ctx, node.words))));
        if (!needsOwnProcess(lowered, { reads: false }))
          return { k: 'output', run: { ...runOf([lowered.result.rest]), input: lowered.result.input } };
      }
    }
    if (node.kind === 'pipeline') {
      const outcome = pipeline(ctx, node.stages, node);
      if (outcome.status.k === 'run') return { k: 'output', run: outcome.status.run };
    }
  }
  return { k: 'output', run: runOf([body(ctx, statements)]) };
}

/** What `<( … )` runs while the script goes on. */
export function piped(ctx: Lowering, statements: readonly Statement[], line: number): Run {
  const [only] = statements;
  if (!only) ctx.refuse('<( … )', 'it holds no commands', line);
  checkSeparators(ctx, statements, line);
  if (statements.length !== 1 || !only || only.background) return runOf([body(ctx, statements)]);
  const { command: node } = only;
  if (node.kind === 'simple' && node.words.length > 0 && !isOwn(ctx, node)) {
    const lowered = ctx.collect(() => takeInput(callOf(ctx, node, listOf(ctx, node.words))));
    if (!needsOwnProcess(lowered, { reads: false })) return runOf([lowered.result.rest], lowered.result.input);
  }
  if (node.kind === 'pipeline') {
    const outcome = pipeline(ctx, node.stages, node);
    // Nobody asks how it went.
    if (outcome.status.k === 'run') return { ...outcome.status.run, pipefail: false };
  }
  return runOf([alone(ctx, only)]);
}

/** `command -v name`, whose name is not one of the script's functions or the shell's own commands. */
function isProgram(ctx: Lowering, { words }: SimpleCommand): boolean {
  const name = literal(words[2]);
  return words.length === 3 && (name === undefined || !(ctx.functions.has(name) || BUILTINS.has(name)));
}

/** `$(< file)` */
function readFile(ctx: Lowering, node: SimpleCommand, line: number): Text {
  const [only] = node.redirects;
  if (node.redirects.length !== 1 || only?.operator !== '<' || only.fd !== 0 || ctx.dialect === 'sh')
    ctx.refuse('$( )', 'redirections without a command', line);
  return { k: 'text-call', helper: 'read-file', args: [only ? textOf(ctx, only.word) : { k: 'text', value: '' }] };
}
