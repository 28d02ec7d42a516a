import type { SimpleCommand } from '../syntax/tree.ts';
import { callOf } from './builtins.ts';
import { type Lowering, ZERO } from './context.ts';
import { done, type Outcome } from './outcome.ts';
import { streamsOf } from './redirects.ts';
import { listOf } from './words.ts';

/** `exec`: another program in the place of this one, or its streams redirected for good. */
export function execOf(ctx: Lowering, command: SimpleCommand): Outcome {
  const words = command.words.slice(1);
  if (words.length === 0) return done({ k: 'redirect', streams: streamsOf(ctx, command.redirects) });
  const [first] = words;
  if (first?.raw.startsWith('-')) {
    ctx.refuse(`exec ${first.raw}`, 'an option of exec', command.line);
    return done();
  }
  const call = callOf(ctx, command, listOf(ctx, words));
  if (call.streams.some((stream) => stream.to.k === 'text'))
    ctx.refuse('exec <<', 'a here-document of what takes the place of the script', command.line);
  return { before: [{ k: 'execute', call }], status: ZERO, ends: call.named };
}
