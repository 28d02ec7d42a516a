import type { Stmt } from '../ir.ts';
import type { SimpleCommand } from '../syntax/tree.ts';
import type { Lowering } from './context.ts';
import type { Commands } from './lowerers.ts';
import { commandName, literal } from './names.ts';
import { done, type Outcome } from './outcome.ts';

const NUMBERS: Readonly<Record<string, string>> = { '0': 'EXIT', '1': 'HUP', '2': 'INT', '3': 'QUIT', '15': 'TERM' };
const SIGNALS = new Set(['HUP', 'INT', 'QUIT', 'TERM', 'USR1', 'USR2', 'WINCH', 'PIPE', 'ALRM']);

/** `trap action SIGNAL …` */
export function trapOf(ctx: Lowering, command: SimpleCommand, commands: Pick<Commands, 'list'>): Outcome {
  const words = command.words.slice(command.words[1]?.raw === '--' ? 2 : 1);
  const [action, ...rest] = words;
  const text = literal(action);
  const signals = rest.map((word) => {
    const name = (literal(word) ?? '').toUpperCase().replace(/^SIG/, '');
    return NUMBERS[name] ?? name;
  });
  const unknown = signals.find((signal) => !SIGNALS.has(signal));
  if (text === undefined || rest.length === 0 || unknown !== undefined || ctx.apart > 0) {
    const reason =
      unknown === undefined
        ? 'only an action that is written out, for named signals, outside of subshells'
        : `a trap on ${unknown} has no counterpart`;
    ctx.refuse('trap', reason, command.line);
    return done();
  }
  ctx.features.add('traps');
  if (text === '' || text === '-') return done({ k: 'trap', signals, action: text === '' ? 'ignore' : 'default' });
  return done({ k: 'trap', signals, action: { name: handler(ctx, command, commands, signals) } });
}

function handler(
  ctx: Lowering,
  command: SimpleCommand,
  commands: Pick<Commands, 'list'>,
  signals: readonly string[],
): string {
  const body = ctx.traps.get(command) ?? [];
  const [only] = body;
  if (body.length === 1 && only?.command.kind === 'simple' && !only.background && only.command.words.length === 1) {
    const name = commandName(only.command);
    const takesCheck = name !== undefined && ctx.facts.callChecked.get(name) === 'both';
    if (name !== undefined && ctx.functions.has(name) && !takesCheck && only.command.redirects.length === 0)
      return name;
  }
  const { fn, parameters, loops } = ctx;
  ctx.fn = undefined;
  ctx.parameters = undefined;
  ctx.loops = 0;
  const lowered: Stmt[] = commands.list(ctx, body, 'discard');
  Object.assign(ctx, { fn, parameters, loops });
  const base = `on_${(signals[0] ?? 'signal').toLowerCase()}`;
  const taken = (name: string): boolean => ctx.functions.has(name) || ctx.handlers.some((each) => each.name === name);
  let name = base;
  for (let count = 2; taken(name); count++) name = `${base}_${count}`;
  ctx.handlers.push({ name, parameters: [], takesCheck: false, body: lowered, comments: [] });
  return name;
}
