import type { Instruction } from '../../../dockerfile/model.ts';
import type { ShellCommand } from '../../../shell/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { Refusal } from '../../refactoring.ts';
import type { Artefacts } from './artefacts.ts';
import type { Classified, ClassifiedRun, Effect } from './model.ts';
import type { Handover } from './owners.ts';
import type { PackageSplit } from './packages.ts';
import { within } from './paths.ts';
import { type Unit, unitsOf, withoutUnits } from './units.ts';

/** A RUN as the runtime stage has it: gone, or with edits. */
export interface RuntimeRun {
  readonly gone: boolean;
  readonly edits: readonly TextEdit[];
  /** It goes on to set up the system, perhaps with what was built. */
  readonly setsUp: boolean;
}

/**
 * Takes out of a RUN what only builds.
 * @param scratch paths that only the build has a use for
 * @param handed commands whose owners come with the files
 * @param last the last RUN that builds: what stands behind it works on what is carried over, and stays
 */
export function runtimeRun(
  { run, commands }: ClassifiedRun,
  { roots, made }: Pick<Artefacts, 'roots' | 'made'>,
  packages: PackageSplit,
  last: Instruction,
  scratch: ReadonlySet<string>,
  handed: ReadonlyMap<ShellCommand, Handover> = new Map(),
): RuntimeRun | Refusal {
  const early = run.index <= last.index;
  const isScratch = (path: string): boolean => scratch.has(path);
  const fates = new Map(
    commands.map((each) => {
      const over = handed.get(each.command);
      const fate = over && !over.there ? 'drop' : fateOf(each, early, roots, made, packages, isScratch);
      return [each.command, fate] as const;
    }),
  );
  const all = [...fates.values()];
  const edits = commands.flatMap(({ command }) => packages.edits.get(command) ?? flagless(command, handed));
  const setsUp = commands.some(({ command, effect }) => effect.role === 'both' && fates.get(command) === 'keep');
  if (!all.includes('drop')) return { gone: false, edits, setsUp };
  if (!all.includes('keep')) return { gone: true, edits: [], setsUp: false };
  const units = unitsOf(run);
  if (!units)
    return {
      message: 'This `RUN` both builds and sets up what runs; write the steps that build as a `RUN` of their own.',
      range: run.range,
    };
  const effects = new Map(commands.map(({ command, effect }) => [command, effect] as const));
  const dropped = new Set(
    units.filter((unit) => {
      const own = unit.commands.map((command) => fates.get(command) ?? 'neutral');
      return own.includes('drop') || (!unit.sets && !own.includes('keep') && !serves(unit, units, fates, effects));
    }),
  );
  const mixed = units.find((unit) => {
    const own = unit.commands.map((command) => fates.get(command));
    return own.includes('drop') && (own.includes('keep') || unit.sets);
  });
  if (mixed) return { message: 'This command both builds and sets up what runs; split it.', range: mixed.range };
  const kept = edits.filter(
    ({ range }) => ![...dropped].some((unit) => unit.range.start <= range.start && range.end <= unit.range.end),
  );
  return { gone: false, edits: [...withoutUnits(units, dropped, run.shellText, run.argsRange.start), ...kept], setsUp };
}

/** A folder that was there before keeps what is in it out of its command. */
function flagless(command: ShellCommand, handed: ReadonlyMap<ShellCommand, Handover>): TextEdit[] {
  const over = handed.get(command);
  const before =
    over && [command.nameWord, ...command.args].findLast(({ range }) => range.end < over.recursive.range.end);
  if (!over?.there || !before) return [];
  const { end } = command.range;
  return [
    { range: { start: before.range.end, end: over.recursive.range.end }, text: '' },
    ...(over.path === over.root ? [] : [{ range: { start: end, end }, text: ` ${over.root}` }]),
  ];
}

/** Sources that commands write for a compiler, and folders for them or that are removed again: `mkdir src && echo … > src/main.rs`. */
export function scratchPaths(classified: readonly ClassifiedRun[]): Set<string> {
  const effects = classified.flatMap(({ commands }) => commands.map(({ effect }) => effect));
  const files = effects.flatMap(({ writes }) => writes.filter((path) => /\.(rs|go|c|cc|cpp|h|java|kt|cs)$/.test(path)));
  const removed = effects.flatMap(({ removes = [] }) => removes);
  const folders = effects.flatMap(({ role, writes }) =>
    role === 'both' ? writes.filter((path) => removed.includes(path) || files.some((file) => within(file, path))) : [],
  );
  return new Set([...files, ...folders]);
}

/** Whether a command gives files to another account than root, or capabilities. */
function givesAway({ name, args }: ShellCommand): boolean {
  if (name === 'setcap') return true;
  const [owner] = args.filter(({ text }) => !text.startsWith('-'));
  return /^(chown|chgrp)$/.test(name ?? '') && !/^(root|0)?(:(root|0)?)?$/.test(owner?.text ?? '');
}

type Fate = 'keep' | 'drop' | 'neutral';

function fateOf(
  { command, effect }: Classified,
  early: boolean,
  roots: readonly string[],
  made: readonly string[],
  packages: PackageSplit,
  isScratch: (path: string) => boolean,
): Fate {
  if (effect.role === 'packages')
    return packages.gone.has(command) ? 'drop' : packages.idle.has(command) ? 'neutral' : 'keep';
  if (!early) return effect.role === 'neutral' ? 'neutral' : 'keep';
  if (effect.role === 'build') return 'drop';
  const { writes, removes = [], reads = [] } = effect;
  const carried = (path: string): boolean => roots.some((root) => within(path, root));
  const built = (path: string): boolean => [...roots, ...made].some((root) => within(path, root));
  // Modes come along when files are copied, owners and capabilities don't.
  if (givesAway(command)) return writes.every((path) => built(path) && !carried(path)) ? 'drop' : 'keep';
  if (reads.length > 0 && reads.some(built)) return 'drop';
  if (writes.length > 0 && writes.every((path) => built(path) || isScratch(path))) return 'drop';
  if (effect.role === 'both') return 'keep';
  return removes.length > 0 && removes.every(built) ? 'drop' : 'neutral';
}

/** Whether a command that changes nothing belongs to one that stays: settings of the shell, a folder, cleaning up behind packages. */
function serves(
  unit: Unit,
  units: readonly Unit[],
  fates: ReadonlyMap<ShellCommand, Fate>,
  effects: ReadonlyMap<ShellCommand, Effect>,
): boolean {
  const [command] = unit.commands;
  const name = command?.name ?? '';
  const rest = units.slice(units.indexOf(unit) + 1);
  if (name === 'cd' && command?.inside.length === 0) {
    const folder = command && effects.get(command)?.folder;
    const end = rest.findIndex((each) => each.commands[0]?.name === 'cd');
    const reach = (end === -1 ? rest : rest.slice(0, end)).flatMap(({ commands }) => commands);
    return reach.some((one) => {
      const { writes = [], reads = [], removes = [] } = effects.get(one) ?? {};
      const paths = [...writes, ...reads, ...removes];
      return fates.get(one) === 'keep' && (folder === undefined || paths.some((path) => within(path, folder)));
    });
  }
  // Checks of what was fetched, and words about it, have nothing left to look at.
  if (SETTINGS.test(name)) return true;
  const removes = command && effects.get(command)?.removes;
  // Caches of tools below the home.
  if (name === 'rm' && removes?.every((path) => /^\/root\/\./.test(path))) return false;
  if (name !== 'rm' && !MANAGERS.test(name)) return false;
  return units.some((each) => each.commands.some((one) => MANAGERS.test(one.name ?? '') && fates.get(one) === 'keep'));
}

const SETTINGS = /^(set|shopt|export|unset|umask|ulimit|true|:|trap|source|\.)$/;
const MANAGERS = /^(apt-get|apt|apk|dnf|yum|microdnf|zypper)$/;
