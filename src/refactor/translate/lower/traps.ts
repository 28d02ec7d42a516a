import { lookup } from '../../../text/lookup.ts';
import type { Stmt } from '../ir.ts';
import type { SimpleCommand } from '../syntax/tree.ts';
import type { Lowering } from './context.ts';
import { commandName, literal } from './names.ts';
import { done, type Outcome } from './outcome.ts';
import { bodyStartsWithStatus, startsWithStatus } from './status.ts';

const NUMBERS: Readonly<Record<string, string>> = lookup({
  '0': 'EXIT',
  '1': 'HUP',
  '2': 'INT',
  '3': 'QUIT',
  '15': 'TERM',
});
const SIGNALS = new Set(['HUP', 'INT', 'QUIT', 'TERM', 'USR1', 'USR2', 'WINCH', 'PIPE', 'ALRM', 'EXIT']);

/** `trap action SIGNAL …` */
export function trapOf(ctx: Lowering, command: SimpleCommand): Outcome {
  const words = command.words.slice(command.words[1]?.raw === '--' ? 2 : 1);
  const [action, ...rest] = words;
  const text = literal(action);
  const all = trapped(command);
  const unknown = all.find((signal) => !SIGNALS.has(signal));
  if (text === undefined || rest.length === 0 || unknown !== undefined || ctx.apart > 0) {
    const reason =
      unknown === undefined
        ? 'only an action that is written out, for named signals, outside of subshells'
        : `a trap on ${unknown} has no counterpart`;
    ctx.refuse('trap', reason, command.line);
    return done();
  }
  const signals = all.filter((signal) => signal !== 'EXIT');
  if (text === '' && ctx.language === 'node')
    ctx.refuse("trap ''", 'a program that Node starts does not inherit that a signal is ignored', command.line);
  const name = text === '' || text === '-' ? undefined : handler(ctx, command, all);
  const statements: Stmt[] = [];
  if (signals.length > 0) {
    ctx.features.add('traps');
    const set = name === undefined ? (text === '' ? 'ignore' : 'default') : { name };
    statements.push({ k: 'trap', signals, action: set });
  }
  if (all.includes('EXIT')) {
    ctx.features.add('exit-trap');
    const takesStatus = name !== undefined && ctx.exitFunctions.has(name);
    if (takesStatus && signals.length > 0)
      ctx.refuse('$?', 'what it is differs between the signals and the exit of this trap', command.line);
    statements.push({ k: 'at-exit', action: name === undefined ? undefined : { name, takesStatus } });
  }
  return done(...statements);
}

/** The names of the signals of a trap, without SIG. */
export function trapped(command: SimpleCommand): string[] {
  return command.words.slice(command.words[1]?.raw === '--' ? 3 : 2).map((word) => {
    const name = (literal(word) ?? '').toUpperCase().replace(/^SIG/, '');
    return NUMBERS[name] ?? name;
  });
}

function handler(ctx: Lowering, command: SimpleCommand, signals: readonly string[]): string {
  const body = ctx.traps.get(command) ?? [];
  const [only] = body;
  if (body.length === 1 && only?.command.kind === 'simple' && !only.background && only.command.words.length === 1) {
    const name = commandName(only.command);
    const fn = name === undefined ? undefined : ctx.functions.get(name);
    const takesCheck = name !== undefined && ctx.facts.callChecked.get(name) === 'both';
    if (name !== undefined && fn && !takesCheck && only.command.redirects.length === 0) return name;
  }
  const { fn, parameters, loops, inTrap } = ctx;
  const takesStatus = signals.includes('EXIT') && startsWithStatus(body[0]);
  ctx.fn = undefined;
  ctx.parameters = undefined;
  ctx.loops = 0;
  ctx.inTrap = signals.some((signal) => signal !== 'EXIT');
  const lowered: Stmt[] = ctx.list(body, 'discard', takesStatus);
  Object.assign(ctx, { fn, parameters, loops, inTrap });
  const base = `on_${(signals[0] ?? 'signal').toLowerCase()}`;
  const taken = (name: string): boolean => ctx.functions.has(name) || ctx.handlers.some((each) => each.name === name);
  let name = base;
  for (let count = 2; taken(name); count++) name = `${base}_${count}`;
  if (takesStatus) ctx.exitFunctions.add(name);
  ctx.handlers.push({
    name,
    parameters: takesStatus ? [ctx.status] : [],
    takesCheck: false,
    body: lowered,
    comments: [],
  });
  return name;
}

/**
 * Functions that a trap on EXIT calls, and nothing else, and that begin with `$?`: the exit status is handed to them.
 * @param calls the calls of each function
 */
export function exitFunctions(
  traps: Lowering['traps'],
  functions: Lowering['functions'],
  calls: ReadonlyMap<string, readonly SimpleCommand[]>,
): Set<string> {
  const found = new Set<string>();
  for (const [command, body] of traps) {
    const [only] = body;
    if (!trapped(command).includes('EXIT') || body.length !== 1 || only?.command.kind !== 'simple') continue;
    const name = commandName(only.command);
    const fn = name === undefined ? undefined : functions.get(name);
    const alone = (calls.get(name ?? '') ?? []).every((call) => call === only.command);
    if (name !== undefined && fn && alone && only.command.words.length === 1 && bodyStartsWithStatus(fn.body))
      found.add(name);
  }
  return found;
}
