import type { ComposeFile } from '../../compose/model.ts';
import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Dockerfile } from '../../dockerfile/model.ts';
import type { Snapshot } from '../../repository/snapshot.ts';
import type { ShellScript } from '../../shell/model.ts';
import { parseShell } from '../../shell/parser.ts';
import { applyEdits, type TextEdit } from '../../text/edit.ts';
import { fullLineRange, lineAt, lineIndex } from '../../text/lines.ts';
import type { FileChange } from '../model.ts';
import { builtBy, newCompose, runsAlready, withServices } from './compose.ts';
import type { Monolith, Process } from './find.ts';
import { folderOf, obstaclesIn, obstaclesOfSupervisor } from './obstacles.ts';

export interface Split {
  readonly changes: readonly FileChange[];
  /** The processes that get a target and a service. */
  readonly added: readonly Process[];
  /** Those that a service of compose runs already, with its name. */
  readonly known: readonly { readonly process: Process; readonly service: string }[];
  /** Why there are no changes. */
  readonly obstacles: readonly string[];
}

/** One target of the Dockerfile and one service of compose for each process; the script starts only what is left. */
export function split(
  monolith: Monolith,
  snapshot: Snapshot,
  composes: readonly ComposeFile[],
  dockerfiles: readonly Dockerfile[],
): Split {
  const { dockerfile, main, others, path } = monolith;
  const byPath = new Map(dockerfiles.map((file) => [file.path, file]));
  const known = others.flatMap((process) => {
    const service = runsAlready(composes, byPath, dockerfile, process);
    return service === undefined ? [] : [{ process, service }];
  });
  const added = others.filter((process) => !known.some((each) => each.process === process));
  const text = snapshot.read(path);
  const shell = text === undefined || others.some(({ range }) => range === undefined) ? undefined : parseShell(text);
  const obstacles = text !== undefined && shell ? obstaclesIn(text, shell, others) : obstaclesOfSupervisor(monolith);
  if (obstacles.length > 0) return { changes: [], added, known, obstacles };
  const changes: FileChange[] = [];
  const change = (file: string, before: string | undefined, after: string | undefined): void => {
    if (after !== undefined && after !== before) changes.push({ path: file, before, after });
  };
  const targets = added.length > 0 ? withTargets(dockerfile, main, added, shell) : undefined;
  change(dockerfile.path, dockerfile.text, targets);
  const built = builtBy(composes, dockerfile);
  if (targets !== undefined && built) change(built.file.path, built.file.text, withServices(built, added));
  else if (targets !== undefined && composes.length === 0)
    change('compose.yaml', undefined, newCompose(dockerfile, main, added));
  if (text !== undefined && shell && (targets !== undefined || added.length === 0))
    change(path, text, withoutJobs(text, monolith));
  return { changes, added, known, obstacles };
}

/** The Dockerfile with its last stage as the base of one target for each process; what is built without a target stays what it was. */
function withTargets(
  file: Dockerfile,
  main: Process | undefined,
  processes: readonly Process[],
  shell: ShellScript | undefined,
): string | undefined {
  const { target, eol, text } = file;
  if (!target) return undefined;
  const names = new Set(file.stages.flatMap(({ name }) => name ?? []));
  if (processes.some(({ name }) => names.has(name))) return undefined;
  const base =
    target.name ??
    ['app', 'base', 'image'].find((name) => !names.has(name) && !processes.some((each) => each.name === name));
  if (base === undefined) return undefined;
  const all = chainInstructions(target);
  const has = (wanted: string): boolean => all.some(({ keyword }) => keyword === wanted);
  const edits: TextEdit[] =
    target.name === undefined
      ? [{ range: { start: target.from.range.end, end: target.from.range.end }, text: ` AS ${base}` }]
      : [];
  // With the supervisor as CMD the entry point prepares what each program needs.
  const prepares =
    shell === undefined &&
    all.some(({ keyword, words }) => keyword === 'CMD' && words.some(({ value }) => /supervisord$/.test(value)));
  const stages = processes.map((process) => {
    const { name, words } = process;
    const folder = shell && folderOf(shell, process);
    return [
      `FROM ${base} AS ${name}`,
      ...(folder === undefined || folder === target.end.workdir ? [] : [`WORKDIR ${folder}`]),
      // The entry point would start everything again, and the check asks for the main program.
      ...(has('ENTRYPOINT') && !prepares ? ['ENTRYPOINT []'] : []),
      ...(has('HEALTHCHECK') ? ['HEALTHCHECK NONE'] : []),
      `CMD [${words.map((word) => JSON.stringify(word)).join(', ')}]`,
      '',
    ].join(eol);
  });
  const label = main && !names.has(main.name) && main.name !== base ? ` AS ${main.name}` : '';
  const written = applyEdits(text, edits).trimEnd() + eol;
  return [
    written,
    '# One target for each service.',
    ...stages,
    `# Built without --target: the image as it was.${eol}FROM ${base}${label}${eol}`,
  ].join(eol);
}

/** The script without the lines that start the processes, and with `exec` before its main program. */
function withoutJobs(text: string, { main, others }: Monolith): string | undefined {
  if (others.some(({ range }) => range === undefined)) return undefined;
  const lines = lineIndex(text);
  const edits: TextEdit[] = [];
  for (const { range } of others) {
    if (!range) continue;
    const first = lineAt(lines, range.start);
    let last = lineAt(lines, range.end);
    const start = fullLineRange(lines, first).start;
    // Something else on these lines: a person has to look.
    if (
      /\S/.test(text.slice(start, range.start)) ||
      !/^[ \t]*&[ \t]*(#[^\r\n]*)?$/.test(text.slice(range.end, fullLineRange(lines, last).end).trimEnd())
    )
      return undefined;
    const next = fullLineRange(lines, last + 1);
    if (/^[ \t]*\w+=\$!\s*$/.test(text.slice(next.start, next.end))) last++;
    edits.push({ range: { start, end: fullLineRange(lines, last).end }, text: '' });
  }
  if (main?.range && !/^\s*exec\b/.test(text.slice(main.range.start)))
    edits.push({ range: { start: main.range.start, end: main.range.start }, text: 'exec ' });
  return applyEdits(text, edits);
}
