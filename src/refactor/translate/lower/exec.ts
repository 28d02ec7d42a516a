import type { Replacement } from '../ir.ts';
import type { SimpleCommand, Word } from '../syntax/tree.ts';
import { callOf } from './builtins.ts';
import { candidates } from './candidates.ts';
import { type Lowering, ZERO } from './context.ts';
import { beginsAsWord } from './exec-ends.ts';
import { checkOf, done, type Outcome } from './outcome.ts';
import { streamsOf } from './redirects.ts';
import { listOf } from './words.ts';

/** `exec`: another program in the place of this one, or its streams redirected for good. */
export function execOf(ctx: Lowering, command: SimpleCommand): Outcome {
  const words = command.words.slice(1);
  const [first] = words;
  if (!first) return outcomeOf(ctx, command, { k: 'redirect', streams: streamsOf(ctx, command.redirects) });
  if (first.raw.startsWith('-')) {
    ctx.refuse(`exec ${first.raw}`, 'an option of exec', command.line);
    return done();
  }
  const call = callOf(ctx, command, listOf(ctx, words));
  if (call.streams.some((stream) => stream.to.k === 'text'))
    ctx.refuse('exec <<', 'a here-document of what takes the place of the script', command.line);
  // Sh has put its streams back by then.
  if (ctx.dialect === 'sh' && call.streams.length > 0 && ctx.trapped.has('EXIT') && ctx.apart === 0)
    ctx.refuse('exec >', 'where the trap on EXIT writes depends on whether there is such a program', command.line);
  const option = ctx.dialect === 'bash' && !isName(ctx, first);
  if (option) ctx.features.add('exec-options');
  return outcomeOf(ctx, command, { k: 'execute', call, goesOn: option || !call.named }, option);
}

/**
 * Bash goes on behind an option that it doesn't know and behind a file that it can't open, unless -e ends the script; it ends the script
 * itself where there is no such program. Sh always does.
 * @param option the words may begin with one
 */
function outcomeOf(ctx: Lowering, command: SimpleCommand, replacement: Replacement, option = false): Outcome {
  const streams = replacement.k === 'execute' ? replacement.call.streams : replacement.streams;
  const fails = ctx.dialect === 'bash' && (option || streams.some(({ to }) => to.k === 'file'));
  const check = fails ? checkOf(ctx, command, command.line) : true;
  const ends = replacement.k === 'execute' && !replacement.goesOn;
  if (check === true) return { before: [replacement], status: ZERO, ends };
  return { before: [], status: { k: 'attempt', of: replacement, check } };
}

/** Is it surely no option of exec, whatever its variables hold? */
function isName(ctx: Lowering, word: Word): boolean {
  const values = candidates(ctx.facts, ctx.fn?.name ?? '', word);
  return beginsAsWord(word) || (values?.every((value) => /^[^-\s]/.test(value)) ?? false);
}
