import type { ShellCommand, ShellScript, ShellWord } from '../../shell/model.ts';
import type { Mention } from './mentions.ts';
import type { UseKind } from './model.ts';

/** Commands that look at a script or change its file, but do not run it. */
const TOUCHES =
  /^(chmod|chown|rm|ls|wc|cat|grep|sed|head|tail|test|\[|\[\[|stat|dos2unix|shellcheck|shfmt|pgrep|pkill|touch|mkdir|diff|find|file|tar|zip|git)$/;
/** Commands that tell people something. */
const TALKS = /^(echo|printf|die|log|info|warn|warning|error|fatal|usage|fail|abort|_?log(ger)?(_\w+)?|msg)$/;
/** Commands that put a file where something else may run it. */
const PLACES = /^(cp|mv|ln|install)$/;
/** Commands whose name is known well enough to be looked for behind a function of the script: `run cp a b`. */
const KNOWN = /^(rm|cp|mv|ln|install|chmod|chown|mkdir|touch|cat|ls|grep|sed)$/;
const RUNS_FILES = /^(\.|source|(ba|da|a|k|z)?sh|python[\d.]*|node|perl|ruby)$/;

/** What a mention means. */
export interface Meaning {
  readonly kind: UseKind;
  /** It is put somewhere or written into a file, for what reads that later. */
  readonly stored: boolean;
}

/**
 * What a mention inside shell text means; undefined for a comment.
 * Without a command around it (an assignment, a list of a `for`) the script may well be run later.
 */
export function meaningInShell(shell: ShellScript, mention: Mention): Meaning | undefined {
  const at = mention.offset;
  if (mention.case) return undefined;
  if (shell.comments.some(({ start, end }) => start <= at && at < end)) return undefined;
  const inner = commandAt(shell, at);
  // Where the text was not understood as commands, what a pattern stands for may be run.
  if (mention.pattern && !inner && shell.errors.length > 0) return { kind: 'may-run', stored: false };
  const name = inner && calledName(inner);
  if (mention.pattern) {
    const kind = patternKind(shell, inner);
    return kind && { kind, stored: PLACES.test(name ?? '') };
  }
  if (inner === undefined || name === undefined) return { kind: 'runs', stored: false };
  if (PLACES.test(name)) return { kind: 'places', stored: true };
  if (TALKS.test(name)) {
    const stored = isWritten(shell, inner);
    return { kind: stored ? 'written' : 'mentions', stored };
  }
  return { kind: TOUCHES.test(name) || isSyntaxCheck(inner) ? 'mentions' : 'runs', stored: false };
}

/** How a command in the text of a build keeps what a word of it names for the container; undefined when it does not. */
export function storedAt(shell: ShellScript, offset: number): 'places' | 'written' | undefined {
  const command = commandAt(shell, offset);
  if (command === undefined) return undefined;
  const name = calledName(command);
  if (PLACES.test(name)) return 'places';
  return TALKS.test(name) ? 'written' : undefined;
}

/** The innermost command that an offset stands in. */
function commandAt({ commands }: ShellScript, offset: number): ShellCommand | undefined {
  let inner: ShellCommand | undefined;
  for (const command of commands) {
    if (command.range.start > offset) break;
    if (offset < command.range.end) inner = command;
  }
  return inner;
}

/** The command's name, or that of the command which a function gets and runs: `run cp a b`. */
function calledName({ name = '', args }: ShellCommand): string {
  const first = args[0]?.value;
  return first !== undefined && KNOWN.test(first) && !RUNS_FILES.test(name) && !TALKS.test(name) && !TOUCHES.test(name)
    ? first
    : name;
}

/** Do the words of an `echo` go into a file, or to a command that writes them there? */
function isWritten({ commands }: ShellScript, { redirects, pipeline }: ShellCommand): boolean {
  const file = redirects.some(
    ({ operator, target }) => /^&?>>?\|?$/.test(operator) && target !== undefined && !target.text.startsWith('/dev/'),
  );
  const writer = ({ name = '', pipeline: other }: ShellCommand): boolean =>
    other.id === pipeline.id && other.index > pipeline.index && /^(tee|crontab|sponge)$/.test(name);
  return file || commands.some(writer);
}

function isSyntaxCheck(command: ShellCommand | undefined): boolean {
  return /^(ba|da|k|z)?sh$/.test(command?.name ?? '') && command?.args[0]?.value === '-n';
}

/** A pattern runs scripts when its command does, or when the text runs a variable that the pattern may have filled. */
function patternKind(shell: ShellScript, command: ShellCommand | undefined): UseKind | undefined {
  const name = command && calledName(command);
  if (command && isSyntaxCheck(command)) return undefined;
  if (command && name !== undefined && (TOUCHES.test(name) || TALKS.test(name)) && !lists(command)) return undefined;
  if (command?.args.some(({ value }) => value === '-exec' || value === '-execdir'))
    return command.args.some(({ value }) => /^(\{\}|bash|sh|source)$/.test(value ?? '')) &&
      !command.args.some(({ value }) => TOUCHES.test(value ?? ''))
      ? 'may-run'
      : undefined;
  // What another command gets may run it or put it where something does.
  if (command && !lists(command)) return 'may-run';
  const piped = shell.commands.some(
    (other) => other.pipeline.id === command?.pipeline.id && other !== command && runsItsInput(other),
  );
  return piped || shell.commands.some(runsVariable) ? 'may-run' : undefined;
}

/** Does the command print names of files? */
function lists({ name, args }: ShellCommand): boolean {
  return name === 'find' || name === 'ls' || (name === 'git' && args[0]?.value === 'ls-files');
}

/** `xargs sh`, `while read f; do …`: what comes through the pipe may be run. */
function runsItsInput({ name, wrappers }: ShellCommand): boolean {
  return name === 'read' || (wrappers.some((wrapper) => wrapper.name === 'xargs') && !TOUCHES.test(name ?? ''));
}

/** A command whose program, or the script that it is given, is a variable, alone or as the name in a folder. */
function runsVariable(command: ShellCommand): boolean {
  const word = programOf(command);
  return word !== undefined && /(^|\/)"?\$\{?[a-zA-Z_]\w*\}?"?$/.test(word.raw);
}

/** The word that says what runs: the command, or what a shell or interpreter is given to read. */
function programOf({ name, nameWord, args }: ShellCommand): ShellWord | undefined {
  if (name === undefined) return nameWord;
  const at = RUNS_FILES.test(name) ? args.findIndex(({ raw }) => !/^[-+]/.test(raw)) : -1;
  const options = args.slice(0, at === -1 ? 0 : at);
  // `-c` and `-m` give the program in another way, `-n` runs nothing.
  return options.some(({ raw }) => /^-[a-z]*[cmn]$/.test(raw)) ? undefined : args[at];
}

/** No path has more characters. */
const LONGEST_NAME = 1_000;

/** Commands whose program is not known before they run. */
export function unknownCommands(shell: ShellScript): ShellCommand[] {
  return shell.commands.filter((command) => {
    const word = programOf(command);
    return (
      word !== undefined &&
      word.raw.length < LONGEST_NAME &&
      /^"?\$\{?[a-zA-Z_][^/]*$|\$\{?\w+\}?[^/]*\.(sh|bash|py)"?$|\/["']?\$\{?\w+\}?["']?$/.test(word.raw)
    );
  });
}
