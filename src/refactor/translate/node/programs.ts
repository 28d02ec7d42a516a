import type { Call, Program, Run, Text } from '../ir.ts';
import { constantName, isSingle, programsOf, type Target, targetOf, type Uses } from '../uses.ts';

/** What a program asks of one of the helpers that run programs. */
export interface Asked {
  /** One program is run at a time somewhere. */
  readonly single: boolean;
  /** Several are, or a part of this one in a process of its own. */
  readonly several: boolean;
  readonly env: boolean;
  /** Text to read. */
  readonly text: boolean;
  readonly check: boolean;
  readonly pipefail: boolean;
  /** The streams that lead elsewhere. */
  readonly streams: ReadonlySet<0 | 1 | 2>;
  /** There may be no words at all. */
  readonly unnamed: boolean;
  /** The first word may be empty. */
  readonly blank: boolean;
  /** The name of a program may be a path. */
  readonly paths: boolean;
  /** The name of a program may be one to be found on the PATH. */
  readonly plain: boolean;
}

/** How a program runs others. */
export interface Programs {
  /**
   * No file is opened for any of them, and no stream follows one that is a pipe: where streams lead is known beforehand, as a number or
   * `ignore`.
   */
  readonly direct: boolean;
  readonly run: Asked;
  readonly pipeline: Asked;
  readonly capture: Asked;
  readonly start: Asked;
  readonly execute: Asked;
  /** Are the streams of single programs in front known beforehand? */
  readonly runsAlone: boolean;
  /** Is only one program captured at a time, and is its output all that leads elsewhere? */
  readonly capturesAlone: boolean;
  /** Are programs in the background single ones that are known no more when they run? */
  readonly startsAlone: boolean;
  /** Are the streams of what takes the program's place known beforehand? */
  readonly executesAlone: boolean;
  /** What goes through the helper that starts programs for the others, as pipelines do. */
  readonly launched: Asked;
  /** All together. */
  readonly all: Asked;
  /** Where streams lead, of whatever is redirected. */
  readonly targets: ReadonlySet<Target>;
  /** Is more than one file opened for one command? */
  readonly severalFiles: boolean;
}

export function programsIn(program: Program, uses: Uses): Programs {
  const { runs, outputs, captures, starts, replacements, attempts, kinds } = uses;
  const captured = [...outputs, ...captures];
  const replaced = [...replacements, ...attempts].flatMap((each) => (each.k === 'execute' ? [each.call] : []));
  const unknown = kinds.has('dispatch') ? [DISPATCHED] : [];
  // A trap has to wait for a program that sleeps.
  const sleeps = program.features.has('traps') && kinds.has('sleep') ? [SLEEP] : [];
  const foreground = [...runs, ...[...unknown, ...sleeps].map(runOf)];
  const executed = replaced.map(runOf);
  const all = [...foreground, ...captured, ...starts, ...executed];
  const calls = programsOf(all);
  const streams = [
    ...calls.map((call) => call.streams),
    ...uses.blocks.map((block) => block.streams),
    ...[...replacements, ...attempts].flatMap((each) => (each.k === 'redirect' ? [each.streams] : [])),
  ];
  const targets = new Set(streams.flat().map(targetOf));
  const own = uses.blocks.length > 0 || replacements.some(leadsItself) || attempts.some(leadsAlways);
  const files = (['read', 'write', 'append', 'text'] as const).some((each) => targets.has(each));
  const follows = (run: Run, last: boolean): boolean =>
    run.stages.some(
      (stage, index) =>
        stage.k === 'program' &&
        (index > 0 || index < run.stages.length - 1 || last) &&
        stage.streams.some(({ to }) => to.k === 'fd'),
    );
  const direct =
    !own &&
    !files &&
    ![...foreground, ...starts].some((run) => follows(run, false)) &&
    !captured.some((run) => follows(run, true));
  // Where nothing is redirected it does not matter how redirections are written.
  const bare = (some: readonly Run[]): boolean =>
    direct || (!own && programsOf(some).every((call) => call.streams.length === 0));
  const known = (['wait-for', 'wait-all', 'wait-any', 'last-pid'] as const).some((each) => uses.helpers.has(each));
  const runsAlone = bare(foreground.filter(isSingle));
  const capturesAlone = bare(captured) && captured.every(isSingle) && !programsOf(captured).some(leadsOutput);
  const startsAlone = bare(starts) && !known && starts.every(isSingle);
  const executesAlone = bare(executed);
  const launched = [
    ...foreground.filter((run) => !runsAlone || !isSingle(run)),
    ...(capturesAlone ? [] : captured),
    ...(startsAlone ? [] : starts),
    ...(executesAlone ? [] : executed),
  ];
  return {
    direct,
    run: asked(foreground.filter(isSingle)),
    pipeline: asked(foreground.filter((run) => !isSingle(run))),
    capture: asked(captured),
    start: asked(starts),
    execute: asked(executed),
    runsAlone,
    capturesAlone,
    startsAlone,
    executesAlone,
    launched: asked(launched),
    all: asked(all),
    targets,
    severalFiles: streams.some((each) => each.filter(({ to }) => to.k === 'file').length > 1),
  };
}

/** Does it lead this program's own streams elsewhere, as it may go on with them? */
function leadsItself(replacement: Uses['replacements'][number]): boolean {
  return replacement.k === 'redirect' || (replacement.goesOn && replacement.call.streams.length > 0);
}

/** Where it may fail it does so in any case. */
function leadsAlways(replacement: Uses['attempts'][number]): boolean {
  return replacement.k === 'redirect' || replacement.call.streams.length > 0;
}

function leadsOutput({ streams }: Call): boolean {
  return streams.some(({ fd }) => fd === 1);
}

/** What a name that is known only at run time may run. */
const DISPATCHED: Call = { k: 'program', args: { k: 'arguments', from: 1 }, env: [], streams: [], named: false };

const SLEEP: Call = {
  ...DISPATCHED,
  args: { k: 'list', items: [{ one: { k: 'text', value: 'sleep' } }] },
  named: true,
};

function runOf(call: Call): Run {
  return { stages: [call], input: undefined, pipefail: false, check: false };
}

function asked(runs: readonly Run[]): Asked {
  const calls = programsOf(runs);
  const names = calls.map(constantName);
  return {
    single: runs.some(isSingle),
    several: runs.some((run) => !isSingle(run)),
    env: calls.some(({ env }) => env.length > 0) || runs.some(isApart),
    text: runs.some(({ input }) => input !== undefined),
    check: runs.some(({ check }) => check !== false),
    pipefail: runs.some(({ pipefail }) => pipefail),
    streams: new Set(calls.flatMap(({ streams }) => streams.map(({ fd }) => fd))),
    unnamed: calls.some(({ named }) => !named),
    blank: calls.some(mayBeBlank),
    paths: names.some((name) => name?.includes('/') !== false),
    plain: names.some((name) => !name?.includes('/')),
  };
}

function isApart({ stages }: Run): boolean {
  return stages.some(({ k }) => k !== 'program');
}

/** May the first word be an empty one? Words that are split never are. */
function mayBeBlank({ args }: Call): boolean {
  if (args.k !== 'list') return args.k !== 'words' && args.k !== 'glob';
  for (const item of args.items) {
    if ('one' in item) return !isFilled(item.one);
    if (item.all.k !== 'words' && item.all.k !== 'glob') return true;
  }
  return false;
}

function isFilled(text: Text): boolean {
  return text.k === 'text' ? text.value !== '' : text.k === 'join' && text.parts.some(isFilled);
}

/** Streams with their targets resolved to `ignore` or the number of one of this program's own. */
export function resolved(streams: Call['streams']): readonly (readonly [0 | 1 | 2, string])[] {
  const leads: Record<0 | 1 | 2, string> = { 0: '0', 1: '1', 2: '2' };
  for (const { fd, to } of streams) leads[fd] = to.k === 'fd' ? leads[to.fd] : "'ignore'";
  return ([0, 1, 2] as const).flatMap((fd) => (leads[fd] === String(fd) ? [] : [[fd, leads[fd]] as const]));
}
