import { basename } from 'node:path/posix';
import type { Instruction } from '../../../dockerfile/model.ts';
import type { ShellCommand, ShellWord } from '../../../shell/model.ts';
import type { Range } from '../../../text/range.ts';
import { modeChange } from './modes.ts';

/** A mode as `chmod` takes it, with what it is given to. */
export interface Mode {
  readonly text: string;
  readonly range: Range;
  /** The files, where they are known by name. */
  readonly paths: readonly string[];
  readonly where: 'chmod' | 'mkdir' | 'flag';
}

/** Every file mode that an instruction sets: `chmod` and `mkdir -m` of a RUN, `--chmod` of COPY and ADD. */
export function modesOf(instruction: Instruction): Mode[] {
  const { keyword, flags, words } = instruction;
  if (keyword === 'COPY' || keyword === 'ADD') {
    const flag = flags.find(({ name }) => name === 'chmod');
    if (!flag?.valueRange || flag.expanded === undefined) return [];
    return [
      { text: flag.expanded, range: flag.valueRange, paths: words.slice(-1).map(({ value }) => value), where: 'flag' },
    ];
  }
  return keyword === 'RUN' ? instruction.shell().commands.flatMap((command) => modeOf(command) ?? []) : [];
}

function modeOf(outer: ShellCommand): Mode | undefined {
  const command = executed(outer);
  const { name, args } = command;
  const change = modeChange(command);
  if (change?.tool === 'chmod') {
    const { value, targets } = change;
    return value.value === undefined ? undefined : toMode(value, value.value, value.range, targets, 'chmod');
  }
  if (name !== 'mkdir' && name !== 'install') return undefined;
  for (const [at, word] of args.entries()) {
    const joined = /^(--mode=|-m)(.+)$/.exec(word.value ?? '');
    const next = /^(-[pvd]*m|--mode)$/.test(word.value ?? '') ? args[at + 1] : undefined;
    const paths = args.filter((arg) => arg !== word && arg !== next && !arg.text.startsWith('-'));
    if (next?.value !== undefined) return toMode(next, next.value, next.range, paths, 'mkdir');
    if (joined?.[2] === undefined || word.quoted) continue;
    const range = { start: word.range.end - joined[2].length, end: word.range.end };
    return toMode(word, joined[2], range, paths, 'mkdir');
  }
  return undefined;
}

/** The command that `find -exec` carries out; any other command itself. */
function executed(command: ShellCommand): ShellCommand {
  const { name, args } = command;
  const at = name === 'find' ? args.findIndex(({ value }) => /^-(exec|ok)(dir)?$/.test(value ?? '')) : -1;
  const inner = at === -1 ? undefined : args[at + 1];
  if (inner?.value === undefined) return command;
  const end = args.findIndex(({ value }, index) => index > at && /^[;+]$/.test(value ?? ''));
  return {
    ...command,
    name: basename(inner.value),
    nameWord: inner,
    args: args.slice(at + 2, end === -1 ? undefined : end),
  };
}

function toMode(
  word: ShellWord,
  text: string,
  range: Range,
  paths: readonly ShellWord[],
  where: Mode['where'],
): Mode | undefined {
  // Quotes would have to be kept by an edit.
  return word.quoted && where !== 'flag' && word.raw !== text
    ? { text, range: { start: range.start + 1, end: range.end - 1 }, paths: paths.map((path) => path.text), where }
    : { text, range, paths: paths.map((path) => path.text), where };
}
