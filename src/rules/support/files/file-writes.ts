import { posix } from 'node:path';
import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { ShellCommand, ShellWord } from '../../../shell/model.ts';
import { modeChange, octalMode } from './modes.ts';

/** A command that does nothing but put a text into a file with an absolute path. */
export interface FileWrite {
  readonly command: ShellCommand;
  /** The `tee` of its pipeline, or the command itself. */
  readonly last: ShellCommand;
  readonly path: string;
  readonly appends: boolean;
  /** What is written; empty where a here-document is. */
  readonly words: readonly ShellWord[];
}

/** What a command of a RUN writes, when it does nothing else. */
export function fileWriteOf(run: Instruction, command: ShellCommand): FileWrite | undefined {
  const all = run.shell().commands;
  const { name = '', args, redirects, inside, pipeline } = command;
  if (inside.some((context) => context !== 'group') || !/^(echo|printf|cat)$/.test(name)) return undefined;
  // The builder takes here-documents out of the line: what is left of `cat <<EOF > /x` is `cat > /x`.
  if (name === 'cat' && (run.heredocs.length !== 1 || args.length > 0 || !isText(run))) return undefined;
  const tee = all.find((each) => each.pipeline.id === pipeline.id && each.pipeline.index === 1);
  if (pipeline.index > 0 || pipeline.length > 2 || (pipeline.length === 2 && tee?.name !== 'tee')) return undefined;
  const out = redirects.filter(({ operator, descriptor }) => /^>>?$/.test(operator) && (descriptor ?? 1) === 1);
  const target = tee ? tee.args.filter(({ text }) => text !== '-a') : out.flatMap(({ target: word }) => word ?? []);
  const [file, ...more] = target;
  if (more.length > 0 || file?.value === undefined || !/^\/(?!dev\/|proc\/|sys\/)/.test(file.value)) return undefined;
  const appends = tee ? tee.args.length > 1 : out[0]?.operator === '>>';
  return { command, last: tee ?? command, path: file.value, appends, words: args };
}

/** Whether the shell takes a here-document as it stands. */
function isText({ heredocs: [heredoc] }: Instruction): boolean {
  return heredoc !== undefined && (!heredoc.expand || !/[$`\\]/.test(heredoc.body));
}

/** The text that a write puts into its file; undefined where that depends on the shell or on a variable. */
export function textOfWrite({ command, last, words }: FileWrite): string | undefined {
  const values = words.map(({ value }) => value);
  if (command.wrappers.length > 0 || last.wrappers.length > 0 || values.some((value) => value === undefined))
    return undefined;
  const redirects = command.redirects.length + (last === command ? 0 : last.redirects.length);
  if (redirects > (last === command ? 1 : last.redirects.filter(isSilencer).length)) return undefined;
  if (command.name === 'printf') {
    const [format = '', ...more] = values;
    if (more.length > 0 || /%(?!%)|\\(?!n)/.test(format.replace(/%%/g, '')) || format.startsWith('-')) return undefined;
    return format.replace(/%%/g, '%').replace(/\\n/g, '\n');
  }
  // What echo makes of a backslash isn't the same in every shell.
  if (command.name !== 'echo' || values.some((value) => /[\\\n]/.test(value ?? ''))) return undefined;
  if (words.some(({ raw }) => raw.includes('\\')) || /^-[neE]+$/.test(values[0] ?? '')) return undefined;
  return `${values.join(' ')}\n`;
}

/** `> /dev/null` behind tee. */
function isSilencer({ operator, target }: ShellCommand['redirects'][number]): boolean {
  return operator === '>' && target?.value === '/dev/null';
}

/** A group of `echo` and `printf` whose output goes into one file: `{ echo a; echo b; } > /file`, also through tee. */
export interface GroupWrite {
  readonly path: string;
  readonly writes: readonly FileWrite[];
  /** The RUN does nothing else. */
  readonly alone: boolean;
}

/** The groups of a RUN that do nothing but write a file with an absolute path. */
export function groupWritesOf({ text }: Dockerfile, run: Instruction): GroupWrite[] {
  const { commands, blocks, variables } = run.shell();
  return blocks.flatMap((block) => {
    const target = INTO_FILE.exec(text.slice(block.end, run.range.end));
    const inner = commands.filter(({ range }) => block.start <= range.start && range.end <= block.end);
    const [, tee, path = ''] = target ?? [];
    const plain = inner.every(
      ({ name, inside, redirects, pipeline }) =>
        /^(echo|printf)$/.test(name ?? '') &&
        inside.length === 1 &&
        /^(group|subshell)$/.test(inside[0] ?? '') &&
        redirects.length === 0 &&
        (pipeline.length === 1 || tee !== undefined),
    );
    if (!target || inner.length === 0 || !plain || /^\/(dev|proc|sys)\//.test(path)) return [];
    const writes = inner.map((command) => ({ command, last: command, path, appends: false, words: command.args }));
    const alone = commands.length === inner.length + (tee === undefined ? 0 : 1) && variables.length === 0;
    return [{ path, writes, alone: alone && block.end + target[0].length === run.range.end }];
  });
}

const INTO_FILE = /^[ \t]*(?:>[ \t]*|\|[ \t]*(tee)[ \t]+)(\/[\w./-]+)(?=[\s;&]|$)/;

/** Whether a command only makes the folder of a file, which COPY makes as well. */
export function makesFolderOf({ name, args, redirects, wrappers, inside }: ShellCommand, path: string): boolean {
  if (name !== 'mkdir' || redirects.length > 0 || wrappers.length > 0 || inside.length > 0) return false;
  const [flag, ...folders] = args.map(({ value }) => value?.replace(/(.)\/$/, '$1'));
  return flag === '-p' && folders.length === 1 && folders[0] === posix.dirname(path);
}

/** The mode, in octal digits, that a command gives to a file that the shell has just made; undefined for another command. */
export function modeOfNewFile(command: ShellCommand, path: string): string | undefined {
  const change = modeChange(command);
  const [target, ...more] = change?.targets ?? [];
  if (change?.tool !== 'chmod' || change.recursive || target?.value !== path || more.length > 0) return undefined;
  if (command.redirects.length > 0 || command.wrappers.length > 0) return undefined;
  const mode = change.value.value ?? '';
  return /^a?\+x$/.test(mode) ? '755' : octalMode(mode);
}
