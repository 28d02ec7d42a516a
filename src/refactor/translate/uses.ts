import type { Call, Check, List, Num, Program, Replacement, Run, Stmt, Stream, Text, Value } from './ir.ts';
import { visit } from './rewrite.ts';

/** What a program uses of what helpers offer: every place where it does, functions' bodies included. */
export interface Uses {
  /** Programs and pipelines that are run for their exit status. */
  readonly runs: readonly Run[];
  /** Those of which only the output is taken. */
  readonly outputs: readonly Run[];
  /** Those of which the output and the status are taken. */
  readonly captures: readonly Run[];
  /** Those that are started in the background. */
  readonly starts: readonly Run[];
  /** Those that run while a block reads what they print. */
  readonly piped: readonly Run[];
  /** Blocks whose streams are redirected. */
  readonly blocks: readonly Extract<Stmt, { k: 'with' }>[];
  /** Programs that take this one's place, and streams that are redirected for good. */
  readonly replacements: readonly Replacement[];
  /** Those of them that may fail without ending the program. */
  readonly attempts: readonly Replacement[];
  /** Texts that are printed by the program itself. */
  readonly prints: readonly Extract<Stmt, { k: 'print' | 'echo' }>[];
  /** Texts that are written to files. */
  readonly writes: readonly Extract<Num, { k: 'write' }>[];
  /** File patterns. */
  readonly globs: readonly Extract<List, { k: 'glob' }>[];
  /** Lines that are read. */
  readonly reads: readonly Extract<Stmt, { k: 'read' }>[];
  /** Loops over options. */
  readonly options: readonly Extract<Stmt, { k: 'option' }>[];
  /** Texts of which a pattern takes the beginning or end away. */
  readonly cuts: readonly Extract<Text, { k: 'cut' }>[];
  /** What may be said of the failure of a function's or helper's call. */
  readonly checks: ReadonlySet<Check>;
  /** Can a shell pattern that is read at run time have classes of characters, as `[:digit:]`? Variables for file patterns hold none. */
  readonly classes: boolean;
  /** Are there split words whose patterns become nothing without files? */
  readonly nullglob: boolean;
  /** Are links themselves looked at? */
  readonly links: boolean;
  /** The names of all statements and expressions that occur. */
  readonly kinds: ReadonlySet<string>;
  /** The names of the helpers that expressions call. */
  readonly helpers: ReadonlySet<string>;
}

/** Goes over a whole program once. */
export function usesOf({ main, functions }: Program): Uses {
  const found = {
    runs: [] as Run[],
    outputs: [] as Run[],
    captures: [] as Run[],
    starts: [] as Run[],
    piped: [] as Run[],
    blocks: [] as Uses['blocks'][number][],
    replacements: [] as Replacement[],
    attempts: [] as Replacement[],
    prints: [] as Uses['prints'][number][],
    writes: [] as Uses['writes'][number][],
    globs: [] as Uses['globs'][number][],
    reads: [] as Uses['reads'][number][],
    options: [] as Uses['options'][number][],
    cuts: [] as Uses['cuts'][number][],
    checks: new Set<Check>(),
    kinds: new Set<string>(),
    helpers: new Set<string>(),
  };
  let classes = false;
  let links = false;
  let nullglob = false;
  const see = (node: Stmt | Value): void => {
    found.kinds.add(node.k);
    classes ||= mayHaveClasses(node);
    links ||= node.k === 'file' && 'operator' in node && /^[Lh]$/.test(node.operator);
    nullglob ||= node.k === 'words' && node.nullglob === true;
    if (node.k === 'run') found.runs.push(node.run);
    else if (node.k === 'output') found.outputs.push(node.run);
    else if (node.k === 'capture') found.captures.push(node.run);
    else if (node.k === 'start') found.starts.push(node.run);
    else if (node.k === 'with') found.blocks.push(node);
    else if (node.k === 'execute' || node.k === 'redirect') found.replacements.push(node);
    else if (node.k === 'attempt') found.attempts.push(node.of);
    else if (node.k === 'print' || node.k === 'echo') found.prints.push(node);
    else if (node.k === 'write') found.writes.push(node);
    else if (node.k === 'glob') found.globs.push(node);
    else if (node.k === 'read') found.reads.push(node);
    else if (node.k === 'option') found.options.push(node);
    else if (node.k === 'cut') found.cuts.push(node);
    else if (node.k === 'checked') found.checks.add(node.check);
    else if (node.k === 'text-call' || node.k === 'num-call') found.helpers.add(node.helper);
  };
  // Nothing else in a program has a `k` of the names that matter here.
  visit([main, functions.map(({ body }) => body)], (node) => {
    if (node.k === 'piped') found.piped.push((node as Extract<Stream['to'], { k: 'piped' }>).run);
    else if (node.k !== undefined) see(node as Stmt | Value);
  });
  return { ...found, classes, links, nullglob };
}

function mayHaveClasses(node: Stmt | Value): boolean {
  // Where a stream leads is no text of its own.
  if (node.k === 'text') return 'value' in node && node.value.includes('[:');
  if (node.k === 'glob') return node.pattern.some((piece) => 'pattern' in piece && piece.pattern.includes('[:'));
  // What a variable holds is known of file patterns only.
  return node.k === 'fits' || ('regex' in node && node.regex.some((piece) => 'pattern' in piece));
}

/** Do these statements use the arguments that their function, or the program, was given? */
export function usesArguments(statements: readonly Stmt[]): boolean {
  let found = false;
  visit(statements, ({ k }) => {
    found ||= k !== undefined && ARGUMENTS.has(k);
  });
  return found;
}

const ARGUMENTS: ReadonlySet<string> = new Set([
  'argument',
  'arguments',
  'argument-or-none',
  'behind-options',
  'set-arguments',
  'option',
]);

/** Is it one program, not a pipeline or a part of the script in a process of its own? */
export function isSingle(run: Run): boolean {
  return run.stages.length === 1 && run.stages[0]?.k === 'program';
}

/** The programs among the stages. */
export function programsOf(runs: readonly Run[]): Call[] {
  return runs.flatMap(({ stages }) => stages.filter((stage) => stage.k === 'program'));
}

/** Where streams lead: `read`, `write` or `append` for files, the number of the stream that is followed. */
export type Target = 'null' | 'read' | 'write' | 'append' | 'text' | 'piped' | 0 | 1 | 2;

export function targetOf({ to }: Stream): Target {
  if (to.k === 'fd') return to.fd;
  if (to.k === 'file') return ({ r: 'read', w: 'write', a: 'append' } as const)[to.mode];
  return to.k;
}

/** Can the streams be redirected in any case, as no file is opened for them? */
export function cannotFail(streams: readonly Stream[]): boolean {
  return streams.every(({ to }) => to.k !== 'file');
}

/** The name of a program that is run, when it is the same always. */
export function constantName({ args }: Call): string | undefined {
  const first = args.k === 'list' ? args.items[0] : undefined;
  return first && 'one' in first && first.one.k === 'text' ? first.one.value : undefined;
}
