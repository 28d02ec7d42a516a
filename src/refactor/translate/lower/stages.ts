import type { Call, Stage, Text } from '../ir.ts';
import type { Command, SimpleCommand } from '../syntax/tree.ts';
import { needsOwnProcess } from './apart.ts';
import type { Lowering } from './context.ts';
import { echoed } from './echo.ts';
import { commandName } from './names.ts';
import { formatted } from './printf.ts';

interface Inner {
  readonly program: (command: SimpleCommand) => Call;
  readonly body: (command: Command) => Stage;
  /** Does the shell itself do it, with a function or a builtin? */
  readonly isOwn: (command: SimpleCommand) => boolean;
}

/** The stages of a pipeline: programs as they are, text as the first one's input, all else as bodies of their own. */
export function stagesOf(
  ctx: Lowering,
  stages: readonly Command[],
  inner: Inner,
): { readonly stages: readonly Stage[]; readonly input: Text | undefined } {
  const [first, ...rest] = stages;
  const input = first ? printedBy(ctx, first) : undefined;
  const left = input === undefined ? stages : rest;
  let text = input;
  const lowered = left.map((command, index): Stage => {
    if (command.kind !== 'simple' || command.words.length === 0) return inner.body(command);
    if (inner.isOwn(command)) return inner.body(command);
    const { before, result } = ctx.collect(() => inner.program(command));
    if (needsOwnProcess({ before, result }, { reads: index > 0 || text !== undefined })) return inner.body(command);
    const heredoc = result.streams.find((stream) => stream.fd === 0 && stream.to.k === 'text');
    if (index === 0 && text === undefined && heredoc?.to.k === 'text') {
      text = heredoc.to.text;
      return { ...result, streams: result.streams.filter((stream) => stream !== heredoc) };
    }
    return result;
  });
  return { stages: lowered, input: text };
}

/** The text that a stage only prints. */
function printedBy(ctx: Lowering, command: Command): Text | undefined {
  if (command.kind !== 'simple' || command.redirects.length > 0 || command.assignments.length > 0) return undefined;
  const name = commandName(command);
  if ((name !== 'echo' && name !== 'printf') || ctx.functions.has(name)) return undefined;
  const words = command.words.slice(1);
  const { before, result } = ctx.collect(() => (name === 'echo' ? echoed : formatted)(ctx, words, command.line));
  if (needsOwnProcess({ before, result }, { reads: false })) return undefined;
  if (!result) return { k: 'text', value: '' };
  if ('text' in result) return result.text;
  if ('words' in result) return { k: 'text-call', helper: 'echo-text', args: [result.words] };
  return undefined;
}
