import type { Stmt } from '../ir.ts';
import type { Refusal } from '../refusal.ts';
import type { Command, LoopCommand, SimpleCommand, Statement, Word } from '../syntax/tree.ts';
import type { Lowering } from './context.ts';
import { commandName, literal } from './names.ts';
import { done, type Outcome } from './outcome.ts';
import { targetOf } from './targets.ts';
import { everyCommand, innerStatements } from './walk.ts';

/** `getopts` as the condition of a loop over the script's own arguments. */
export function nextOption(ctx: Lowering, command: SimpleCommand, words: readonly Word[]): Outcome {
  const [first, name, given] = words;
  const letters = literal(first);
  const own = words.length === 2 || (words.length === 3 && given?.raw === '"$@"');
  if (
    letters === undefined ||
    !/^(?::(?:[A-Za-z0-9-]:?)*|(?:[A-Za-z0-9-]:?|\?(?!:))*)$/.test(letters) ||
    !own ||
    !/^[A-Za-z_]\w*$/.test(name?.raw ?? '')
  ) {
    ctx.refuse(
      'getopts',
      "only with letters that are written out, a name, and the script's own arguments",
      command.line,
    );
    return done();
  }
  const target = targetOf(ctx, name?.raw ?? '', name ?? command, 'text');
  const { storage, inherited, nullable, variable: argument } = ctx.symbol('OPTARG');
  if (storage !== 'variable' || inherited || argument.type !== 'text')
    ctx.refuse('$OPTARG', 'it is used in another way elsewhere', command.line);
  const ok = ctx.newVariable('ok', 'number');
  const option: Stmt = { k: 'option', ok, name: target.variable, argument, nullable, letters };
  return { before: [option, ...target.after], status: { k: 'status', test: { k: 'flag', variable: ok } } };
}

/** `shift $((OPTIND - 1))`: the options that were taken, of which there are never more than arguments. */
export function isOptionShift(command: SimpleCommand): boolean {
  const [, count, ...more] = command.words;
  return (
    commandName(command) === 'shift' &&
    more.length === 0 &&
    /^"?\$\(\(\s*\$?(?:OPTIND|\{OPTIND\})\s*-\s*1\s*\)\)"?$/.test(count?.raw ?? '')
  );
}

/** Where options are taken in another way than by one loop over arguments that stay as they are, what OPTIND counts isn't plain. */
export function checkOptions(body: readonly Statement[], refusals: Refusal[]): void {
  const all: SimpleCommand[] = [];
  everyCommand(body, (command) => {
    if (isGetopts(command)) all.push(command);
    return true;
  });
  const [loop, ...more] = optionLoops(body);
  const refuse = (construct: string, reason: string, line: number): void => {
    refusals.push({ construct, reason, line });
  };
  if (all.length > (loop ? 1 : 0) || more.length > 0) {
    refuse('getopts', 'only as the condition of one loop, outside of functions and other loops', all.at(-1)?.line ?? 0);
    return;
  }
  let state: 'before' | 'taken' | 'changed' = 'before';
  const main = body.filter(({ command }) => command.kind !== 'function');
  everyCommand(main, (command) => {
    if (command === loop) {
      everyCommand(loop.body, (inner) => {
        if (changesArguments(inner)) refuse(`${commandName(inner)}`, 'while options are taken', inner.line);
        return true;
      });
      state = 'taken';
      return false;
    }
    if (!changesArguments(command)) return true;
    if (isOptionShift(command) && state !== 'taken')
      refuse('shift', 'the arguments have changed since the options were taken', command.line);
    if (state === 'taken') state = 'changed';
    return true;
  });
}

function isGetopts(command: Command): command is SimpleCommand {
  return command.kind === 'simple' && commandName(command) === 'getopts';
}

function changesArguments(command: Command): command is SimpleCommand {
  if (command.kind !== 'simple') return false;
  const name = commandName(command);
  return name === 'shift' || (name === 'set' && !/^set(?: [-+](?:[a-z]*o \w+|[a-zA-Z]+))*$/.test(rawOf(command)));
}

function rawOf(command: SimpleCommand): string {
  return command.words.map(({ raw }) => raw).join(' ');
}

/** The loops over options that are run once. */
function optionLoops(statements: readonly Statement[]): LoopCommand[] {
  return statements.flatMap(({ command, background }): LoopCommand[] => {
    if (background) return [];
    if (command.kind === 'loop') {
      const [only, ...more] = command.condition;
      return only && more.length === 0 && !only.background && isGetopts(only.command) && !command.until
        ? [command]
        : [];
    }
    return command.kind === 'if' || command.kind === 'case' || command.kind === 'group'
      ? innerStatements(command).flatMap(optionLoops)
      : [];
  });
}
