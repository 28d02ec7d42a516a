import type { ShellScript } from '../shell/model.ts';
import { parseShell } from '../shell/parser.ts';
import type { Range } from '../text/range.ts';
import type { Heredoc, Instruction } from './model.ts';

const POSIX_SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'zsh', 'busybox']);

/** Whether a program, given by path or name, reads POSIX shell text. */
export function isPosixShell(program: string): boolean {
  return POSIX_SHELLS.has((program.split(/[\\/]/).at(-1) ?? '').replace(/\.exe$/i, '').toLowerCase());
}

export interface ShellSource {
  /** The masked logical line after the flags, with its offset in the file. */
  readonly masked: string;
  readonly offset: number;
  readonly form: Instruction['form'];
  readonly heredocs: readonly Heredoc[];
  /** Whether the shell in force is a POSIX one. */
  readonly posix: boolean;
}

/** The commands of an instruction; see `Instruction.shell`. */
export function shellOf(source: ShellSource): ShellScript {
  const { masked, offset, heredocs } = source;
  if (source.form === 'exec') return parseShell(blankOut(masked, /[[\],]/g), { offset });
  if (!source.posix) return NO_COMMANDS;
  const marks = heredocs.map(({ markRange }) => ({ start: markRange.start - offset, end: markRange.end - offset }));
  const line = mask(masked, marks);
  const first = line.trim() === '' ? NO_COMMANDS : parseShell(line, { offset });
  const bodies = heredocs
    .filter(({ interpreter }) => interpreter !== undefined && isPosixShell(interpreter))
    .map((heredoc) => parseShell(heredoc.body, { offset: heredoc.bodyRange.start }));
  return bodies.reduce(join, first);
}

/** What a text that holds no shell commands is read as. */
export const NO_COMMANDS: ShellScript = {
  commands: [],
  variables: [],
  functions: [],
  blocks: [],
  options: [],
  comments: [],
  errors: [],
  memory: new Map(),
};

/** The JSON of an exec form without brackets and commas reads as one shell command with quoted words at the same offsets. */
function blankOut(text: string, punctuation: RegExp): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|[^"]/gs, (part) =>
    part.startsWith('"') ? part : part.replace(punctuation, ' '),
  );
}

function mask(text: string, ranges: readonly Range[]): string {
  return ranges.reduce(
    (result, { start, end }) => result.slice(0, start) + ' '.repeat(end - start) + result.slice(end),
    text,
  );
}

function join(a: ShellScript, b: ShellScript): ShellScript {
  return {
    commands: [...a.commands, ...b.commands],
    variables: [...a.variables, ...b.variables],
    functions: [...a.functions, ...b.functions],
    blocks: [...a.blocks, ...b.blocks],
    options: [...a.options, ...b.options],
    comments: [...a.comments, ...b.comments],
    errors: [...a.errors, ...b.errors],
    memory: new Map(),
  };
}
