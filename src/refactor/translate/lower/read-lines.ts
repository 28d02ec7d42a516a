import type { List, Stmt } from '../ir.ts';
import type { SimpleCommand, Word } from '../syntax/tree.ts';
import type { Lowering } from './context.ts';
import { looksOwn } from './names.ts';
import { done, type Outcome } from './outcome.ts';
import { targetOf } from './targets.ts';
import { textOf } from './words.ts';

/** `mapfile -t`: all lines of a here-string, or of the input, into an array. */
export function readLines(ctx: Lowering, command: SimpleCommand, words: readonly Word[]): Outcome {
  const construct = command.words[0]?.raw ?? '';
  const [option, name, ...more] = words;
  if (option?.raw !== '-t' || !name || !/^[A-Za-z_]\w*$/.test(name.raw) || more.length > 0) {
    ctx.refuse(construct, 'only with -t, into an array with a name', command.line);
    return done();
  }
  if (command.assignments.length > 0) ctx.refuse(construct, 'an assignment before a builtin', command.line);
  const { variable } = targetOf(ctx, name.raw, name, 'list');
  const text = hereString(command);
  // Bash puts a line end behind the text.
  const value: List = text ? { k: 'lines', text: textOf(ctx, text) } : { k: 'input-lines' };
  const assigned: Stmt = { k: 'assign', variable, value };
  // Programs don't see arrays, nor what the environment had under the name.
  const own = looksOwn(name.raw) || ctx.symbol(name.raw).key.includes('/');
  return done(assigned, ...(own ? [] : [{ k: 'unset-env', name: name.raw } as const]));
}

/** The text of `<<<` where nothing else is redirected. */
export function hereString({ redirects }: SimpleCommand): Word | undefined {
  const [only, ...more] = redirects;
  return only?.operator === '<<<' && only.fd === 0 && more.length === 0 ? only.word : undefined;
}
