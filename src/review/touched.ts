import type { Instruction } from '../dockerfile/model.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import type { Change } from '../repository/change.ts';
import { fileKind } from '../repository/file-kinds.ts';
import { imageOf } from '../repository/read-image.ts';

/**
 * Head's files that a change touches: Dockerfiles, compose files and workflows that it changes, and Dockerfiles that copy or run a
 * script, or obey an ignore file, that it changes. Only Dockerfiles in a folder above a changed file are opened.
 * @param options `leftOut` is never opened; `begin` is told of every file before it is
 */
export function touchedFiles(
  change: Change,
  { leftOut, begin }: { readonly leftOut?: ReadonlySet<string>; readonly begin?: (path: string) => void } = {},
): string[] {
  const live = change.files.filter(({ status }) => status !== 'removed').map(({ path }) => path);
  const changed = new Set(live);
  // A removed script or ignore file changes an image as much as an added one.
  const all = change.files.flatMap(({ path, previousPath }) => [path, ...(previousPath ? [previousPath] : [])]);
  return change.head.list().filter((path) => {
    const kind = fileKind(path);
    if (kind === undefined || leftOut?.has(path)) return false;
    return changed.has(path) || (kind === 'dockerfile' && uses(change, path, all, begin));
  });
}

function uses(change: Change, path: string, files: readonly string[], begin?: (path: string) => void): boolean {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const below = files.filter((file) => file.startsWith(folder));
  if (below.length === 0) return false;
  const text = change.head.read(path);
  if (text === undefined) return false;
  begin?.(path);
  const image = imageOf(change.head, parseDockerfile(path, text));
  if (below.some((file) => /(^|\/)[^/]*\.dockerignore$/.test(file) && file.slice(folder.length).indexOf('/') === -1))
    return true;
  const inContext = below.map((file) => file.slice(folder.length));
  const sources = image.dockerfile.instructions.flatMap(copiedSources);
  return sources.some((source) => image.matchesContext(source, inContext));
}

function copiedSources(outer: Instruction): string[] {
  const copy = outer.trigger ?? outer;
  if ((copy.keyword !== 'COPY' && copy.keyword !== 'ADD') || copy.flags.some(({ name }) => name === 'from')) return [];
  return copy.words.slice(0, -1).flatMap(({ expanded }) => (expanded === undefined ? [] : [expanded]));
}
