import type { ShellCommand, ShellScript } from '../../shell/model.ts';
import { applyEdits } from '../../text/edit.ts';
import { dominantEol, fullLineRange, lineAt, lineIndex } from '../../text/lines.ts';

/** The script with `set -e` behind its shebang and first comment; undefined where it has one, or a command may fail and the script go on. */
export function stoppingAtErrors(text: string, shell: ShellScript): string | undefined {
  const { options, commands } = shell;
  const first = commands[0];
  if (!first || /^#!.*\s-\w*e/.test(text) || options.some(({ name }) => name === 'errexit')) return undefined;
  if (mayFail(text, shell).length > 0) return undefined;
  const lines = lineIndex(text);
  let line = 1;
  while (/^#/.test(text.slice(fullLineRange(lines, line).start))) line++;
  const { start } = fullLineRange(lines, line);
  if (start > first.range.start) return undefined;
  const eol = dominantEol(text);
  return applyEdits(text, [{ range: { start, end: start }, text: `${line > 2 ? eol : ''}set -e${eol}` }]);
}

/** Programs that fail where all is well, such as at the second start, when they are given nothing that lets them. */
const FAILS: readonly (readonly [RegExp, RegExp])[] = [
  [/^mkdir$/, /^-\w{0,9}p|^--parents$/],
  [/^(rm|ln)$/, /^-\w{0,9}f|^--force$/],
  [/^(useradd|groupadd|adduser|addgroup|usermod|groupmod|userdel|groupdel|deluser|delgroup)$/, /^$/],
  [/^(grep|egrep|fgrep|pgrep|pkill|killall|kill|diff|cmp|expr|createdb|createuser)$/, /^$/],
];

/** Lines of commands whose failure the script lives with today, and which would end it under `set -e`. */
export function mayFail(text: string, { commands }: ShellScript): number[] {
  const lines = lineIndex(text);
  const found = commands.filter(
    (command) =>
      isStatement(text, command) &&
      (hidesErrors(command) || FAILS.some(([name, option]) => fails(command, name, option))),
  );
  return [...new Set(found.map(({ range }) => lineAt(lines, range.start)))];
}

function fails({ name = '', args }: ShellCommand, names: RegExp, option: RegExp): boolean {
  return names.test(name) && !args.some(({ text }) => option.test(text));
}

/** What is printed about failures goes nowhere, so they are expected. */
function hidesErrors({ redirects }: ShellCommand): boolean {
  return redirects.some(
    ({ operator, descriptor, target }) =>
      target?.value === '/dev/null' && ((descriptor === 2 && operator === '>') || operator === '&>'),
  );
}

/** Does nothing ask for its status? */
function isStatement(
  text: string,
  { operatorAfter, operatorBefore, inside, pipeline, background, range }: ShellCommand,
): boolean {
  if (background || pipeline.index < pipeline.length - 1) return false;
  if ([operatorAfter, operatorBefore].some((operator) => operator === '||' || operator === '&&')) return false;
  if (inside.some((context) => /^(negation|substitution|shell-c|heredoc)$/.test(context))) return false;
  const before = text.slice(text.lastIndexOf('\n', range.start) + 1, range.start);
  return !/\b(if|elif|while|until)[ \t]/.test(before.slice(before.lastIndexOf(';') + 1));
}
