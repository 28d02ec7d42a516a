import { chainInstructions } from '../../../dockerfile/chain.ts';
import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import { removeCommand } from '../commands/command-edits.ts';
import { type Copy, copiedFiles, resolvePath, setFlag } from './copies.ts';
import { type ModeChange, modeChange, octalMode, targetPath } from './modes.ts';

export interface Relocation {
  /** The image keeps the same owners and modes, for sure. */
  readonly exact: boolean;
  readonly edits: readonly TextEdit[];
}

/**
 * Moves a chown or chmod of exactly what one COPY wrote to a flag of that COPY. Undefined where something that happens between the
 * two could tell the difference, or the flag has no way to say it.
 */
export function moveToCopy(file: Dockerfile, copy: Copy, run: Instruction, change: ModeChange): Relocation | undefined {
  const flag = flagFor(file, copy, run, change);
  const remove = flag && removeCommand(file, run, change.command);
  return flag && remove
    ? { exact: flag.exact, edits: [setFlag(copy.instruction, change.tool, flag.value), remove] }
    : undefined;
}

/** The same for a chown and a chmod, or the other way round, of which the second follows the first. */
export function moveBothToCopy(
  file: Dockerfile,
  copy: Copy,
  run: Instruction,
  [first, second]: readonly [ModeChange, ModeChange],
): Relocation | undefined {
  const [one, two] = [flagFor(file, copy, run, first), flagFor(file, copy, run, second)];
  const remove = one && two && removeCommand(file, run, first.command, second.command);
  if (!one || !two || !remove) return undefined;
  const [a, b] = [setFlag(copy.instruction, first.tool, one.value), setFlag(copy.instruction, second.tool, two.value)];
  // Two insertions at one place would have no order.
  const flags = a.range.start === b.range.start ? [{ range: a.range, text: a.text + b.text }] : [a, b];
  return { exact: one.exact && two.exact, edits: [...flags, remove] };
}

/** What the flag of the COPY would be. */
function flagFor(
  file: Dockerfile,
  copy: Copy,
  run: Instruction,
  change: ModeChange,
): { readonly value: string; readonly exact: boolean } | undefined {
  const { instruction, path } = copy;
  const { command, tool, recursive, targets, value } = change;
  const script = run.shell();
  if (run.onbuild || instruction.onbuild || path === undefined || value.value === undefined) return undefined;
  const files = copiedFiles(copy);
  const paths = targets.map((word) => targetPath(run, script, command, word));
  const whole = recursive
    ? paths.length === 1 && paths[0] === path
    : paths.length === files.length && files.every((name) => paths.includes(name));
  if (!whole || commandsBefore(run, change) || !isFirstOfItsTool(run, change, path) || !quietBetween(file, copy, run))
    return undefined;
  if (recursive && !aloneIn(copy, path)) return undefined;
  const flag = tool === 'chmod' ? octalMode(value.value) : owner(value.value);
  if (flag === undefined) return undefined;
  const group = tool === 'chmod' || flag.includes(':');
  return { value: flag, exact: group && (!recursive || (!isWorkdir(run, path) && !SYSTEM.test(path))) };
}

/** `user` or `user:group`; COPY knows neither `:group` nor `user:`. */
function owner(text: string): string | undefined {
  return /^[\w-]+(:[\w-]+)?$/.test(text) ? text : undefined;
}

/** Commands in front of it in the same RUN may have made files there. */
function commandsBefore(run: Instruction, { command }: ModeChange): boolean {
  return run
    .shell()
    .commands.some(
      ({ name, range }) => range.start < command.range.start && !/^(chmod|chown|set|echo|true)$/.test(name ?? ''),
    );
}

/** An earlier call of the same tool that stays where it is would come to hold in place of this one. */
function isFirstOfItsTool(run: Instruction, { command, tool }: ModeChange, path: string): boolean {
  const script = run.shell();
  return script.commands.every((other) => {
    if (other.range.start >= command.range.start || other.name !== tool) return true;
    const targets = modeChange(other)?.targets.map((word) => targetPath(run, script, other, word));
    return targets?.every((target) => target !== undefined && !inside(target, path)) ?? false;
  });
}

/** Folders in which a base image, or a package, may have files, which a recursive change is for as well. */
const SYSTEM = /^\/((usr|etc|lib|bin|sbin|root)(\/|$)|var\/(lib|log|cache|run|www\/html)(\/|$)|var$|opt$|srv$|home$)/;

/** Nothing of what stands above the COPY wrote there: what a RUN made in the folder would keep its owner or mode. */
function aloneIn({ instruction }: Copy, path: string): boolean {
  return chainInstructions(instruction.stage).every(({ keyword, index, words, state, ...other }) => {
    if (index >= instruction.index) return true;
    if (keyword === 'COPY' || keyword === 'ADD') {
      const target = resolvePath(words.at(-1)?.expanded ?? '', state.workdir);
      return target === undefined || !inside(target, path);
    }
    if (keyword !== 'RUN') return true;
    const here = state.workdir !== undefined && `${state.workdir}/`.startsWith(`${path}/`);
    const { commands, errors } = other.shell();
    if (other.shellText.includes(path)) return false;
    return !here || (errors.length === 0 && commands.every((command) => ELSEWHERE.test(command.name ?? '')));
  });
}

/** Programs that write to the system's folders wherever they are called. */
const ELSEWHERE =
  /^(apt|apt-get|apk|yum|dnf|microdnf|tdnf|zypper|rpm|dpkg|pip[\d.]*|useradd|groupadd|adduser|addgroup|usermod|ldconfig|update-ca-certificates|locale-gen|a2enmod|a2dismod|docker-php-ext-\w+|pecl|corepack|set|true|:|echo|rm)$/;

/** Nothing runs between the two, and nothing else is copied to the same place. */
function quietBetween(file: Dockerfile, { instruction, path = '' }: Copy, run: Instruction): boolean {
  if (run.index - instruction.index > 50) return false;
  return file.instructions.slice(instruction.index + 1, run.index).every(({ keyword, words, state }) => {
    if (keyword === 'RUN' || keyword === 'FROM') return false;
    if (keyword !== 'COPY' && keyword !== 'ADD') return true;
    const target = words.at(-1)?.expanded;
    return (
      target !== undefined &&
      (target.startsWith('/') || state.workdir !== undefined) &&
      !inside(target.startsWith('/') ? target : `${state.workdir}/${target}`, path)
    );
  });
}

function inside(target: string, path: string): boolean {
  return (
    path === '/' ||
    `${target.replace(/\/$/, '')}/`.startsWith(`${path}/`) ||
    path.startsWith(`${target.replace(/\/$/, '')}/`)
  );
}

/** WORKDIR made the folder itself, which keeps root as its owner whatever COPY says. */
function isWorkdir({ state }: Instruction, path: string): boolean {
  return state.workdir !== undefined && `${state.workdir}/`.startsWith(`${path}/`);
}
