import { posix } from 'node:path';
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/model.ts';
import type { Image } from '../../repository/image.ts';
import type { Problem, Rule } from '../rule.ts';
import { type Copy, contextPath, copiedFiles, copies } from '../support/files/copies.ts';
import { chmodOfCopy, type ModeChange, modeChange, targetPath } from '../support/files/modes.ts';
import { moveBothToCopy, moveToCopy } from '../support/files/relocation.ts';
export const duplicatedLayer: Rule = {
  id: 'duplicated-layer',
  group: 'layers-cache',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['chmod', 'chown'],
  aliases: [],
  summary: 'Copied files whose owner or mode is changed by a later RUN.',
  why: 'A layer holds whole files: changing the owner or the mode of a file stores all of it again, so the image holds everything that was copied twice.',
  *check({ file, image }) {
    const copyAt = new Map(copies(file).map((copy) => [copy.instruction.index, copy]));
    let written = newWritten(undefined);
    for (const run of file.instructions) {
      if (run.stage !== written.stage) written = newWritten(run.stage);
      const copy = copyAt.get(run.index);
      if (copy && !run.trigger) remember(written, copy);
      if (run.keyword !== 'RUN' || run.stage?.ships !== true) continue;
      const before = copyAt.get(run.index - 1);
      if (before && chmodOfCopy(before, run)) continue;
      const script = run.shell();
      const touched = script.commands.flatMap((command, at): Touched[] => {
        const change = command.inside.includes('function') ? undefined : modeChange(command);
        const paths = change?.targets.map((word) => targetPath(run, script, command, word)) ?? [];
        const source = paths
          .map((path) => (path === undefined || !change ? undefined : find(written, path, change, image)))
          .find(Boolean);
        if (!change || !source) return [];
        // What the same RUN deletes again is stored by no layer.
        const gone = script.commands
          .slice(at + 1)
          .flatMap((later) =>
            later.name === 'rm' && !later.inside.includes('function')
              ? later.args.flatMap((word) => targetPath(run, script, later, word) ?? [])
              : [],
          );
        const deleted = (path: string | undefined): boolean =>
          path !== undefined && gone.some((each) => path === each || path.startsWith(`${each}/`));
        return paths.every(deleted) ? [] : [{ at, change, source }];
      });
      for (const [first, second] of pairs(touched)) yield problem(file, image, run, first, second);
    }
  },
};

interface Touched {
  /** Of the command in its script. */
  readonly at: number;
  readonly change: ModeChange;
  readonly source: Copy;
}

/** A chown and a chmod of the same files that follow each other are one copy of them in one layer. */
function pairs(touched: readonly Touched[]): (readonly [Touched, Touched?])[] {
  const found: (readonly [Touched, Touched?])[] = [];
  for (let at = 0; at < touched.length; at++) {
    const [one, two] = [touched[at] as Touched, touched[at + 1]];
    const both = two && two.at === one.at + 1 && two.source === one.source && two.change.tool !== one.change.tool;
    found.push(both ? [one, two] : [one]);
    if (both) at++;
  }
  return found;
}

function problem(file: Dockerfile, image: Image, run: Instruction, first: Touched, second?: Touched): Problem {
  const { change, source } = first;
  const { keyword } = source.instruction;
  const changes = second ? [change, second.change] : [change];
  // Where a flag cannot say one of them, the other still need not store everything again.
  const move =
    (second && moveBothToCopy(file, source, run, [change, second.change])) ??
    moveToCopy(file, source, run, change) ??
    (second && moveToCopy(file, source, run, second.change));
  const tools = changes.map(({ tool }) => `\`${tool}\``).join(' and ');
  const flags = changes.map(({ tool, value }) => `\`--${tool}=${value.text}\``).join(' and ');
  const what = changes.map(({ tool }) => (tool === 'chmod' ? 'mode' : 'owner')).join(' and ');
  return {
    range: { start: change.command.range.start, end: (second ?? first).change.command.range.end },
    message: `This ${tools} ${second ? 'store' : 'stores'} what \`${keyword}\` brought to \`${placeOf(first)}\` a second time${size(image, source)}; give the \`${keyword}\` ${flags} instead.`,
    related: [{ range: source.instruction.range, message: 'The files are copied here.' }],
    fix: move
      ? { safety: move.exact ? 'safe' : 'unsafe', title: `Set the ${what} while copying`, edits: move.edits }
      : undefined,
  };
}

/** The one file that is changed in a folder, or all that was copied. */
function placeOf({ change: { targets, recursive }, source }: Touched): string {
  const [only, ...more] = targets;
  const one =
    only?.value !== undefined && more.length === 0 && !recursive && source.folder && !/[*?[]/.test(only.value);
  return one ? only.value : source.destination.value;
}

interface Written {
  readonly stage: Stage | undefined;
  /** By the paths of the files, and of what was named as the destination. */
  readonly files: Map<string, Copy>;
  readonly destinations: Map<string, Copy>;
  /** By every folder above a destination. */
  readonly below: Map<string, Copy>;
}

function newWritten(stage: Stage | undefined): Written {
  return { stage, files: new Map(), destinations: new Map(), below: new Map() };
}

function remember({ files, destinations, below }: Written, copy: Copy): void {
  if (copy.path === undefined) return;
  for (const path of copiedFiles(copy)) files.set(path, copy);
  destinations.set(copy.path, copy);
  for (let path = copy.path; path !== '/'; ) {
    path = posix.dirname(path);
    below.set(path, copy);
  }
}

/** What was copied to a place that a chmod or chown touches. */
function find(
  { files, destinations, below }: Written,
  path: string,
  change: ModeChange,
  image: Image,
): Copy | undefined {
  if (!change.recursive) {
    const copy = files.get(path);
    const file =
      copy?.folder || posix.extname(path) !== '' || (copy && isContextFile(image, copy)) || /x/.test(change.value.text);
    return copy && file && !isContextFolder(image, copy, path) ? copy : undefined;
  }
  const copy = destinations.get(path) ?? files.get(path) ?? below.get(path);
  if (copy) return copy;
  for (let above = path; above !== '/'; ) {
    above = posix.dirname(above);
    const whole = destinations.get(above);
    if (whole) return holds(image, whole, path) ? whole : undefined;
  }
  return undefined;
}

function isContextFile({ listContext }: Image, { from, sources }: Copy): boolean {
  return (
    from === undefined && sources.length === 1 && sources.some((source) => listContext().includes(contextPath(source)))
  );
}

function isContextFolder({ listContext }: Image, { from, sources }: Copy, path: string): boolean {
  if (from !== undefined) return false;
  const source =
    sources.length === 1 ? sources[0] : sources.find(({ value }) => posix.basename(value) === posix.basename(path));
  if (!source) return false;
  const folder = contextPath(source);
  return folder === '' || listContext().some((name) => name.startsWith(`${folder}/`));
}

/** Whether the build context says that a folder copied as a whole has such a part. */
function holds({ listContext }: Image, { from, sources: [source, ...more], path = '/' }: Copy, part: string): boolean {
  if (from !== undefined || !source || more.length > 0) return false;
  const inContext = posix.join(contextPath(source), part.slice(path.length)).replace(/^\//, '');
  return listContext().some((name) => name === inContext || name.startsWith(`${inContext}/`));
}

/** How much that is, where the build context tells. */
function size({ matchContext }: Image, { from, sources }: Copy): string {
  const [source] = sources;
  if (from !== undefined || !source || sources.length > 1) return '';
  const { length } = matchContext(source.expanded ?? source.value);
  return length > 1 ? ` (${length} files)` : '';
}
