import type { Instruction } from '../../../dockerfile/model.ts';
import type { ShellCommand, ShellScript, ShellWord } from '../../../shell/model.ts';
import { type Copy, copiedFiles, resolvePath } from './copies.ts';

/** A call of chmod or chown, taken apart. */
export interface ModeChange {
  readonly tool: 'chmod' | 'chown';
  readonly command: ShellCommand;
  readonly recursive: boolean;
  /** The mode or the owner, as written. */
  readonly value: ShellWord;
  readonly targets: readonly ShellWord[];
}

/** Undefined for other commands and for options that make a call hard to foresee (`--reference`, `--from`). */
export function modeChange(command: ShellCommand): ModeChange | undefined {
  const { name, args } = command;
  if (name !== 'chmod' && name !== 'chown') return undefined;
  // A mode may begin with a dash: `chmod -x file`.
  const isOption = ({ text }: ShellWord): boolean =>
    name === 'chmod' ? /^-([Rcfv]+|-.*)$/.test(text) : /^-.+$/.test(text);
  const options = args.filter(isOption);
  if (
    options.some(({ text }) => !/^(-[RcfvhHLP]+|--(recursive|verbose|changes|silent|quiet|no-dereference))$/.test(text))
  )
    return undefined;
  const [value, ...targets] = args.filter((word) => !isOption(word));
  if (!value || targets.length === 0) return undefined;
  const recursive = options.some(({ text }) => text === '--recursive' || /^-[a-zA-Z]*R/.test(text));
  return { tool: name, command, recursive, value, targets };
}

/** Where a target lies; undefined when it isn't known, or is a pattern. */
export function targetPath(
  run: Instruction,
  script: ShellScript,
  command: ShellCommand,
  word: ShellWord,
): string | undefined {
  const path = word.value ?? known(word, run);
  if (path === undefined || (!word.quoted && /[*?[]/.test(path))) return undefined;
  const moved = script.commands.some(
    ({ name, range }) => /^(cd|pushd)$/.test(name ?? '') && range.start < command.range.start,
  );
  return resolvePath(path, moved ? undefined : run.state.workdir);
}

function known(word: ShellWord, run: Instruction): string | undefined {
  let complete = /^[^`]*$/.test(word.text) && !word.text.includes('$(');
  const path = word.text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced?: string, bare?: string) => {
    const value = run.state.variable(braced ?? bare ?? '')?.value;
    if (value === undefined) complete = false;
    return value ?? '';
  });
  return complete && !path.includes('$') ? path : undefined;
}

/** The chmod that is all that a RUN does, of the one file that the COPY right before it put there. */
export function chmodOfCopy(copy: Copy, run: Instruction): ModeChange | undefined {
  const { instruction, sources, folder, path } = copy;
  const single = sources.length + instruction.heredocs.length === 1 && !/[*?[]/.test(sources[0]?.value ?? '');
  if (instruction.keyword !== 'COPY' || !single || path === undefined || instruction.onbuild || run.onbuild)
    return undefined;
  const script = run.shell();
  const [command] = script.commands;
  if (!command || script.commands.length !== 1 || script.variables.length > 0 || script.errors.length > 0)
    return undefined;
  const change = modeChange(command);
  if (change?.tool !== 'chmod' || change.recursive || change.targets.length !== 1) return undefined;
  if (
    run.flags.length > 0 ||
    run.heredocs.length > 0 ||
    command.redirects.length > 0 ||
    command.inside.some((context) => context !== 'shell-c')
  )
    return undefined;
  const target = targetPath(run, script, command, change.targets[0] as ShellWord);
  if (target === undefined) return undefined;
  // `COPY run.sh /usr/local/bin` puts the file into the folder when it is one.
  const inside = folder ? [] : copiedFiles({ ...copy, folder: true });
  return [...copiedFiles(copy), ...inside].includes(target) ? change : undefined;
}

/** A mode in octal digits, without leading zeros (`0755` gives `755`, `0` gives `000`); undefined for a symbolic one. */
export function octalMode(text: string): string | undefined {
  return /^0*([0-7]{1,4})$/.exec(text)?.[1]?.padStart(3, '0');
}

/** What a symbolic mode (`+x`, `u+rw,go-w`, `a=r`) makes of an octal one; undefined where it isn't plain. */
export function applySymbolic(octal: string, symbolic: string): string | undefined {
  let mode = Number.parseInt(octal, 8);
  for (const clause of symbolic.split(',')) {
    const match = /^([ugoa]*)([-+=])([rwx]*)$/.exec(clause);
    if (!match) return undefined;
    const [, who = '', operator = '', letters = ''] = match;
    // Without a name the umask (022) holds write access back from group and others.
    const shifts = who === '' || who.includes('a') ? [6, 3, 0] : [...who].map((name) => 'ogu'.indexOf(name) * 3);
    const bits = (letters.includes('r') ? 4 : 0) + (letters.includes('w') ? 2 : 0) + (letters.includes('x') ? 1 : 0);
    for (const shift of shifts) {
      const masked = who === '' && shift < 6 ? bits & 5 : bits;
      if (operator === '+') mode |= masked << shift;
      else if (operator === '-') mode &= ~(masked << shift);
      else mode = (mode & ~(7 << shift)) | (masked << shift);
    }
  }
  return mode.toString(8).padStart(3, '0');
}
