import type { Stmt } from '../ir.ts';
import type { SimpleCommand, Word } from '../syntax/tree.ts';
import type { Lowering } from './context.ts';
import { literal } from './names.ts';
import { done, type Outcome } from './outcome.ts';
import { listOf } from './words.ts';

/** Options that the walk follows, so that nothing is left to do when the program runs. */
const FOLLOWED = new Set(['e', 'u', 'errexit', 'nounset', 'pipefail']);
/** Options that change nothing here: -E without a trap on ERR, -h, -B as they are by default. */
const IDLE = new Set(['E', 'errtrace', 'h', 'hashall', 'B', 'braceexpand']);

/** `set` with options or arguments. */
export function setOptions(ctx: Lowering, command: SimpleCommand, words: readonly Word[]): Outcome {
  const statements: Stmt[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = literal(words[at]) ?? '';
    if (word === '--' || (word !== '' && !/^[-+]/.test(word)) || word === '') {
      if (ctx.parameters || ctx.apart > 0) ctx.refuse('set --', 'in a subshell', command.line);
      const rest = words.slice(word === '--' ? at + 1 : at);
      if (word !== '--' && (word === '' || word === '-'))
        ctx.refuse('set', 'write set -- before what may begin with -', command.line);
      return done(...statements, { k: 'set-arguments', list: listOf(ctx, rest) });
    }
    const on = word[0] === '-';
    for (const letter of word.slice(1)) {
      const option = letter === 'o' ? (literal(words[++at]) ?? '') : letter;
      if (option === 'x' || option === 'xtrace') {
        ctx.features.add('trace');
        statements.push({ k: 'trace', on });
      } else if (!FOLLOWED.has(option) && !IDLE.has(option))
        ctx.refuse(`set ${word[0]}${option}`, 'this option is not supported', command.line);
      else if (option === 'pipefail' && ctx.dialect === 'sh')
        ctx.refuse('set -o pipefail', 'not every sh knows it', command.line);
    }
  }
  if (words.length === 0) ctx.refuse('set', 'it prints all variables', command.line);
  return done(...statements);
}
