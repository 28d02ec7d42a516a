import { type Helper, neededHelpers } from '../helper.ts';
import type { Program } from '../ir.ts';
import { isSingle, programsOf, targetOf, type Uses, usesOf } from '../uses.ts';
import { backgroundHelpers } from './helpers/background.ts';
import { fileHelpers } from './helpers/files.ts';
import type { ReadUse, Surroundings } from './helpers/helper.ts';
import { optionHelpers } from './helpers/options.ts';
import { patternHelpers } from './helpers/patterns.ts';
import { printingHelpers } from './helpers/printing.ts';
import { processHelpers } from './helpers/processes.ts';
import { readingHelpers } from './helpers/reading.ts';
import { streamHelpers } from './helpers/streams.ts';
import { testHelpers } from './helpers/tests.ts';
import { trapHelpers } from './helpers/traps.ts';
import { valueHelpers } from './helpers/values.ts';
import { isPlainPattern } from './lists.ts';
import type { Names } from './names.ts';
import { callUse, runUse, singleRun } from './use.ts';

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
  const { code, modules } = neededHelpers(libraryOf(surroundingsOf(program, needs, names)), needs, (name) =>
    MODULES.has(name),
  );
  return { code, modules: [...modules].sort() };
}

/** Helpers that complain, and go on. */
const COMPLAINING = [
  ...[
    'change_directory',
    'compare',
    'exit_code',
    'fork',
    'item_at',
    'kill',
    'next_option',
    'pop_directory',
    'push_directory',
    'read_file',
  ],
  ...['redirect', 'redirected', 'test', 'trace', 'wait_for', 'write'],
];

function surroundingsOf(program: Program, needs: ReadonlySet<string>, names: Names): Surroundings {
  const { features, dialect, dispatched } = program;
  const uses = usesOf(program);
  const runs = [...uses.runs];
  if (uses.kinds.has('dispatch')) runs.push(singleRun({ k: 'arguments', from: 1 }, false));
  if (uses.kinds.has('sleep') && features.has('traps'))
    runs.push(singleRun({ k: 'list', items: [{ one: { k: 'text', value: 'sleep' } }] }, true));
  const captured = [...uses.outputs, ...uses.captures];
  const all = runUse([...runs, ...captured, ...uses.starts, ...uses.piped]);
  const forks = needs.has('fork');
  const executes = uses.replacements.flatMap((each) => (each.k === 'execute' ? [each.call] : []));
  const own = [
    ...uses.blocks.flatMap(({ streams }) => streams),
    ...uses.replacements.flatMap((each) => (each.k === 'redirect' ? each.streams : each.call.streams)),
  ];
  const left = !features.has('exit-trap') && uses.attempts.length === 0;
  const attempted = (kind: string): boolean => uses.attempts.some(({ k }) => k === kind);
  const output = uses.prints.filter(({ fd }) => fd === 1);
  const errors = uses.prints.some(({ fd }) => fd === 2);
  return {
    traps: features.has('traps'),
    exits: features.has('exit-trap'),
    trace: features.has('trace'),
    forks,
    folders: uses.kinds.has('make-folder'),
    splits: needs.has('one_path'),
    attempts: uses.attempts.length > 0,
    options: features.has('exec-options') && !left,
    optionsLeft: features.has('exec-options') && left,
    bash: dialect === 'bash',
    dispatched: dispatched.map((name) => [name, names.function(name)] as const),
    plain:
      !(
        features.has('traps') ||
        features.has('exit-trap') ||
        forks ||
        all.several ||
        uses.starts.length + uses.piped.length > 0
      ) &&
      all.direct &&
      programsOf(captured).every(({ streams }) => streams.every(({ fd }) => fd !== 1)),
    runs: runUse(runs.filter(isSingle)),
    pipelines: runUse(runs.filter((run) => !isSingle(run))),
    captures: runUse(captured),
    statuses: uses.captures.length > 0,
    outputs: uses.outputs.length > 0,
    piped: runUse(uses.piped),
    starts: runUse(uses.starts),
    programs: all,
    executes: callUse(executes),
    own: new Set(own.map(targetOf)),
    attempted: {
      execute: attempted('execute'),
      redirect:
        attempted('redirect') || uses.attempts.some((each) => each.k === 'execute' && each.call.streams.length > 0),
    },
    literals: needs.has('mixed') || uses.globs.some((each) => !each.nullglob && !isPlainPattern(each.pattern)),
    carets:
      ['mixed', 'words'].some((name) => needs.has(name)) ||
      uses.globs.some(({ pattern }) => pattern.some((piece) => 'pattern' in piece && piece.pattern.includes('['))),
    nullglob: uses.nullglob,
    cuts: {
      prefix: uses.cuts.some(({ end, longest }) => end === 'prefix' && longest),
      suffix: uses.cuts.some(({ end, longest }) => end === 'suffix' && longest),
    },
    reads: {
      line: readUse(uses.reads.filter((each) => each.separators === undefined)),
      words: readUse(uses.reads.filter((each) => each.separators !== undefined && each.targets[0]?.type !== 'list')),
      list: readUse(uses.reads.filter((each) => each.separators !== undefined && each.targets[0]?.type === 'list')),
      any: readUse(uses.reads),
    },
    optionsUnset: uses.options.some(({ nullable }) => nullable),
    someChecks: uses.checks.has('parameter'),
    appends: uses.writes.some(({ append }) => append),
    waits: (['wait-for', 'wait-all', 'wait-any', 'kill'] as const).some((each) => uses.helpers.has(each)),
    lastPid: uses.helpers.has('last-pid'),
    loud: errors || COMPLAINING.some((name) => needs.has(name)),
    prints: {
      output: output.length > 0,
      errors,
      anyBytes: output.some((each) => each.k === 'echo' || each.text.k !== 'text'),
    },
  };
}

function readUse(reads: Uses['reads']): ReadUse {
  return {
    cooked: reads.some(({ raw }) => !raw),
    text: reads.some(({ from }) => from !== undefined),
    kept: reads.some(({ trim }) => !trim),
    separators: reads.some(({ separators }) => separators !== ' \t\n'),
    ends: reads.some(({ end }) => end !== undefined),
  };
}

function libraryOf(surroundings: Surroundings): Readonly<Record<string, Helper>> {
  return {
    ...processHelpers(surroundings),
    ...backgroundHelpers(surroundings),
    ...streamHelpers(surroundings),
    ...fileHelpers(surroundings),
    ...printingHelpers(surroundings),
    ...readingHelpers(surroundings),
    ...optionHelpers(surroundings),
    ...patternHelpers(surroundings),
    ...testHelpers(surroundings),
    ...valueHelpers(surroundings),
    ...trapHelpers(surroundings),
  };
}
