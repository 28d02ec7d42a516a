import { type Helper, neededHelpers } from '../helper.ts';
import type { Program } from '../ir.ts';
import { programsOf, usesOf } from '../uses.ts';
import { backgroundHelpers } from './helpers/background.ts';
import { fileHelpers } from './helpers/files.ts';
import type { Surroundings } from './helpers/helper.ts';
import { optionHelpers } from './helpers/options.ts';
import { patternHelpers } from './helpers/patterns.ts';
import { printingHelpers } from './helpers/printing.ts';
import { processHelpers } from './helpers/processes.ts';
import { readingHelpers } from './helpers/reading.ts';
import { streamHelpers } from './helpers/streams.ts';
import { testHelpers } from './helpers/tests.ts';
import { trapHelpers } from './helpers/traps.ts';
import { valueHelpers } from './helpers/values.ts';
import type { Names } from './names.ts';

/** Modules of the standard library. */
const MODULES: ReadonlySet<string> = new Set(
  'contextlib errno getopt glob io os re shlex shutil signal socket stat subprocess sys threading time'.split(' '),
);

/**
 * The helpers that a program needs, in an order that reads well, and its modules.
 * @param needs names of helpers and modules that the program's own code uses
 */
export function helpersOf(
  program: Program,
  needs: ReadonlySet<string>,
  names: Names,
): { readonly code: string[]; readonly modules: string[] } {
  const { code, modules } = neededHelpers(libraryOf(program, needs, names), needs, (name) => MODULES.has(name));
  return { code, modules: [...modules].sort() };
}

function libraryOf(program: Program, needs: ReadonlySet<string>, names: Names): Readonly<Record<string, Helper>> {
  const { features, dialect, dispatched } = program;
  const uses = usesOf(program);
  const surroundings: Surroundings = {
    traps: features.has('traps'),
    exits: features.has('exit-trap'),
    trace: features.has('trace'),
    forks: needs.has('fork'),
    errors: programsOf([...uses.runs, ...uses.outputs, ...uses.captures, ...uses.starts]).some(({ streams }) =>
      streams.some(({ fd }) => fd === 2),
    ),
    folders: uses.kinds.has('make-folder'),
    texts: needs.has('text_pipe'),
    splits: needs.has('one_path'),
    attempts: uses.attempts.length > 0,
    options: features.has('exec-options'),
    bash: dialect === 'bash',
    dispatched: dispatched.map((name) => [name, names.function(name)] as const),
  };
  return {
    ...valueHelpers(surroundings),
    ...testHelpers(surroundings),
    ...patternHelpers(),
    ...printingHelpers(surroundings),
    ...fileHelpers(surroundings),
    ...readingHelpers(),
    ...optionHelpers(surroundings),
    ...streamHelpers(surroundings),
    ...trapHelpers(surroundings),
    ...processHelpers(surroundings),
    ...backgroundHelpers(surroundings),
  };
}
