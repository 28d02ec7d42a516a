import type { Bool, Num, Stmt, Text } from '../ir.ts';
import type { SimpleCommand, Word } from '../syntax/tree.ts';
import { joinTexts, type Lowering, ZERO } from './context.ts';
import { BUILTINS, literal } from './names.ts';
import { done, type Outcome } from './outcome.ts';
import { singleText } from './words.ts';

/** `hash name`: whether there is such a program. */
export function remembered(ctx: Lowering, command: SimpleCommand, words: readonly Word[]): Outcome {
  const name = words.length === 1 && words[0] ? singleText(ctx, words[0]) : undefined;
  if (!name || (name.k === 'text' && name.value.startsWith('-'))) {
    ctx.refuse('hash', 'only with one name', command.line);
    return done();
  }
  return { before: [], status: { k: 'status', test: { k: 'found', name } } };
}

/** `command -v name`: whether there is such a program, and where. */
export function lookedUp(ctx: Lowering, command: SimpleCommand, words: readonly Word[]): Outcome {
  const name = words.length === 2 && words[0]?.raw === '-v' ? programName(ctx, words[1]) : undefined;
  if (name) return where(ctx, command, name);
  ctx.refuse('command', 'only as command -v with the name of a program', command.line);
  return done();
}

/** `type name` where nobody sees what it prints, and bash's `type -P name`: as `command -v`. */
export function told(ctx: Lowering, command: SimpleCommand, words: readonly Word[]): Outcome {
  const path = ctx.dialect === 'bash' && words.length === 2 && words[0]?.raw === '-P';
  const quiet = command.redirects.some(toNowhere);
  const name = path || (quiet && words.length === 1) ? programName(ctx, words.at(-1)) : undefined;
  // One that is known only at run time may be an option.
  if (name?.k === 'text') return where(ctx, command, name);
  ctx.refuse('type', 'only with the name of a program, as type -P or with its output sent to /dev/null', command.line);
  return done();
}

/** The word, when it can't mean a function or builtin instead of a program. */
function programName(ctx: Lowering, word: Word | undefined): Text | undefined {
  const name = word && singleText(ctx, word);
  if (name?.k === 'text' && (ctx.functions.has(name.value) || BUILTINS.has(name.value) || name.value.startsWith('-')))
    return undefined;
  return name;
}

function toNowhere({ fd, word }: { readonly fd: number; readonly word: Word }): boolean {
  return (fd === 1 || fd === -1) && literal(word) === '/dev/null';
}

function where(ctx: Lowering, command: SimpleCommand, name: Text): Outcome {
  const statusOf = (test: Bool): Num =>
    ctx.dialect === 'sh' ? { k: 'choose', test, yes: ZERO, no: { k: 'number', value: 127 } } : { k: 'status', test };
  if (command.redirects.some(toNowhere)) return { before: [], status: statusOf({ k: 'found', name }) };
  if (command.redirects.some(({ fd }) => fd !== 2))
    ctx.refuse(
      `${command.words[0]?.raw} >`,
      'only to /dev/null; write $(command -v …) where the path is needed',
      command.line,
    );
  const variable = ctx.newVariable('path', 'text');
  const path = { k: 'variable', variable } as const;
  const print: Stmt = { k: 'print', text: joinTexts([path, { k: 'text', value: '\n' }]), fd: 1 };
  const test = { k: 'filled', value: path } as const;
  const where: Stmt = { k: 'assign', variable, value: { k: 'text-call', helper: 'which', args: [name] } };
  return {
    before: [where, { k: 'if', branches: [{ test, body: [print] }], otherwise: undefined }],
    status: statusOf(test),
  };
}
