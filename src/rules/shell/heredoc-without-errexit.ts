import type { Dockerfile, Heredoc, Instruction } from '../../dockerfile/model.ts';
import { isPosixShell } from '../../dockerfile/shell-text.ts';
import type { ShellCommand } from '../../shell/model.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Rule } from '../rule.ts';
import { shellHasOption } from '../support/images/image-shell.ts';
import { runs } from '../support/instructions/instructions.ts';

export const heredocWithoutErrexit: Rule = {
  id: 'heredoc-without-errexit',
  group: 'shell',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: [],
  summary: 'A heredoc that goes on after a command has failed.',
  why: 'The lines of a heredoc are a script: only the status of its last command decides whether the build goes on. `set -e` stops at the first failure.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const heredoc of run.heredocs) {
        if (heredoc.interpreter === undefined || !isPosixShell(heredoc.interpreter)) continue;
        const lost = firstLost(run, heredoc);
        if (!lost) continue;
        yield {
          range: lost,
          message: 'If this fails, the heredoc goes on all the same; begin its body with `set -e`.',
          fix: fixFor(file, heredoc),
        };
      }
    }
  },
};

/** Commands that practically never fail. */
const SURE = /^(set|echo|printf|true|:|export|unset|shopt|umask|exit|return|trap)$/;

/** The first list of commands whose failure is lost because others follow it. */
function firstLost(run: Instruction, { bodyRange, body, markRange }: Heredoc): Range | undefined {
  const { commands, options, errors } = run.shell();
  const within = ({ range }: { readonly range: Range }): boolean =>
    range.start >= bodyRange.start && range.end <= bodyRange.end;
  if (errors.some((range) => within({ range }))) return undefined;
  const alone = run.words.length === 1 && markRange.start === run.argsRange.start;
  if (/^\s*#!.*\s-\w*e/.test(body)) return undefined;
  if (alone && !/^\s*#!/.test(body) && shellHasOption(run, 'errexit', 'e')) return undefined;
  // `set -e` in front of another shell is no option of that shell: `bash -e <<EOF` is.
  const reader = commands.find((command) => !within(command) && isGiven(command, markRange))?.range;
  const errexit = options.find(
    ({ name, on, range }) =>
      name === 'errexit' &&
      on &&
      (within({ range }) || (reader && range.start >= reader.start && range.end <= reader.end)),
  );
  const limit = errexit?.range.start ?? Number.POSITIVE_INFINITY;
  const inBody = commands.filter(within);
  let list: ShellCommand[] = [];
  for (const [at, command] of inBody.entries()) {
    if (command.range.start > limit) return undefined;
    if (command.inside.length > 0) continue;
    if (!joined(command)) list = [];
    list.push(command);
    const next = inBody[at + 1];
    if (!next || joined(next) || command.background) continue;
    if (canFail(list)) return { start: list[0]?.range.start ?? command.range.start, end: command.range.end };
  }
  return undefined;
}

/** Whether a heredoc stands between the operators around a command. */
function isGiven({ operatorBeforeRange, operatorAfterRange }: ShellCommand, mark: Range): boolean {
  return (
    (operatorBeforeRange === undefined || operatorBeforeRange.end <= mark.start) &&
    (operatorAfterRange === undefined || mark.end <= operatorAfterRange.start)
  );
}

function joined({ operatorBefore }: ShellCommand): boolean {
  return operatorBefore !== undefined && operatorBefore !== ';' && operatorBefore !== '\n' && operatorBefore !== '&';
}

function canFail(list: readonly ShellCommand[]): boolean {
  if (list.some(({ operatorBefore }) => operatorBefore === '||')) return false;
  return list.some(({ name }) => name === undefined || !SURE.test(name));
}

function fixFor(file: Dockerfile, { body, bodyRange }: Heredoc): Fix {
  const shebang = /^\s*#![^\n]*\n/.exec(body)?.[0].length ?? 0;
  const at = bodyRange.start + shebang;
  const indent = /^[ \t]*/.exec(body.slice(shebang))?.[0] ?? '';
  return {
    safety: 'unsafe',
    title: 'Stop at the first failure',
    edits: [{ range: { start: at, end: at }, text: `${indent}set -e${file.eol}` }],
  };
}
