import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { ShellCommand } from '../../../shell/model.ts';
import { isPlainChain } from '../packages/package-index.ts';

/** Commands that change the shell in which the ones behind them run. */
const CHANGES_SHELL = /^(cd|pushd|popd|export|set|shopt|source|\.|eval|exec|umask|alias|unset|trap|ulimit|exit)$/;

/**
 * What an instruction is replaced by when some commands that follow each other leave the chain of a RUN for an instruction of their
 * own: a RUN with those in front of them, the new instruction, a RUN with those behind. Undefined where the commands hang together
 * by more than `&&`, or where a comment stands between them.
 */
export function splitChain(
  file: Dockerfile,
  run: Instruction,
  first: ShellCommand,
  last: ShellCommand,
  instruction: string,
): string | undefined {
  const { commands, options } = run.shell();
  if (run.onbuild || run.flags.length > 0 || options.length > 0 || !isPlainChain(run)) return undefined;
  const alone = first === commands[0] && last === commands.at(-1);
  if (!alone && commands.some(({ name }) => CHANGES_SHELL.test(name ?? ''))) return undefined;
  if (file.comments.some(({ range }) => run.range.start < range.start && range.end < run.range.end)) return undefined;
  const keyword = file.text.slice(run.keywordRange.start, run.argsRange.start);
  const before = first.operatorBeforeRange && textBefore(file, run, first.operatorBeforeRange.start);
  const after =
    last.operatorAfterRange &&
    file.text.slice(last.operatorAfterRange.end, run.range.end).replace(/^(?:\s|[\\`](?=[ \t]*\r?\n))+/, '');
  return [before && keyword + before, instruction, after && keyword + after]
    .filter((part) => part !== undefined && part !== '')
    .join(file.eol);
}

/** The arguments up to an offset, without the continuation in front of it. */
function textBefore(file: Dockerfile, { argsRange }: Instruction, end: number): string {
  let kept = file.text.slice(argsRange.start, end).trimEnd();
  while (kept.endsWith(file.escape)) kept = kept.slice(0, -1).trimEnd();
  return kept;
}
