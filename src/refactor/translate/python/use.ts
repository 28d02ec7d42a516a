import type { Call, Run, Stream } from '../ir.ts';
import { BINARIES } from '../known-programs.ts';
import { constantName, isSingle, programsOf, type Target, targetOf } from '../uses.ts';

/** What calls of programs need. */
export interface CallUse {
  /** There are such calls. */
  readonly any: boolean;
  readonly env: boolean;
  /** Some have redirections. */
  readonly streams: boolean;
  /** Where errors lead in the end that are redirected: nowhere, to a file, or to where another stream led at the beginning. */
  readonly errors: ReadonlySet<End>;
  readonly targets: ReadonlySet<Target>;
  /** The standard library itself can do all their redirections, as it does them in an order of its own and opens nothing. */
  readonly direct: boolean;
  /** Some may be without a name; then nothing is run. */
  readonly unnamed: boolean;
  /** The name of some may be empty text. */
  readonly vague: boolean;
  /** Some may be scripts. */
  readonly scripts: boolean;
}

type End = 'null' | 'file' | 'stream';

/** What is run, and how. */
export interface RunUse extends CallUse {
  /** Some have a text as their input; `always`: all of them. */
  readonly text: boolean | 'always';
  readonly pipefail: boolean;
  /** A failure of some ends the program, or may. */
  readonly check: boolean;
  /** Some are single programs that are given an environment or redirections. */
  readonly options: boolean;
  /** Some are more than a single program. */
  readonly several: boolean;
}

export function callUse(calls: readonly Call[]): CallUse {
  const streams = calls.flatMap((call) => call.streams);
  const names = calls.map(constantName);
  return {
    any: calls.length > 0,
    env: calls.some(({ env }) => env.length > 0),
    streams: streams.length > 0,
    errors: new Set(calls.flatMap((call) => errorsEnd(call.streams) ?? [])),
    targets: new Set(streams.map(targetOf)),
    direct: calls.every((call) => isDirect(call.streams)),
    unnamed: calls.some(({ named }) => !named),
    vague: names.some((name) => !name),
    scripts: names.some((name) => name === undefined || !BINARIES.has(name)),
  };
}

export function runUse(runs: readonly Run[]): RunUse {
  const texts = runs.filter(({ input }) => input !== undefined);
  return {
    ...callUse(programsOf(runs)),
    any: runs.length > 0,
    text: texts.length > 0 && texts.length === runs.length ? 'always' : texts.length > 0,
    pipefail: runs.some(({ pipefail }) => pipefail),
    check: runs.some(({ check }) => check !== false),
    options: programsOf(runs.filter(isSingle)).some(({ env, streams }) => env.length > 0 || streams.length > 0),
    several: !runs.every(isSingle),
  };
}

/** Where the errors of a program lead, when they are redirected. */
function errorsEnd(streams: readonly Stream[]): End | undefined {
  if (!streams.some(({ fd }) => fd === 2)) return undefined;
  const ends: End[] = ['stream', 'stream', 'stream'];
  for (const { fd, to } of streams)
    ends[fd] = to.k === 'null' ? 'null' : to.k === 'fd' ? (ends[to.fd] ?? 'stream') : 'file';
  return ends[2];
}

/** Errors of a program that can't be started then go where they should, or nowhere. */
function isDirect(streams: readonly Stream[]): boolean {
  return streams.every(({ fd, to }, index) => {
    if (to.k === 'null') return true;
    const before = streams.slice(0, index);
    if (to.k !== 'fd') return false;
    // Errors that follow the output are nowhere only when that is; else the complaint would have to follow as well.
    if (fd === 2) return to.fd === 1 && before.some((each) => each.fd === 1 && each.to.k === 'null');
    return fd === 1 && to.fd === 2 && !streams.some((each) => each.fd === 2);
  });
}

/** A run of one program, as helpers do it. */
export function singleRun(args: Call['args'], named: boolean): Run {
  return {
    stages: [{ k: 'program', args, env: [], streams: [], named }],
    input: undefined,
    pipefail: false,
    check: false,
  };
}
