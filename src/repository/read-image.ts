import type { Dockerfile } from '../dockerfile/model.ts';
import { buildContext } from './build-context.ts';
import { globRegex, ignoreTest } from './ignore.ts';
import type { Image } from './image.ts';
import type { Snapshot } from './snapshot.ts';

/** Puts a Dockerfile together with its build context. */
export function imageOf(snapshot: Snapshot, dockerfile: Dockerfile): Image {
  const context = buildContext(snapshot, dockerfile);
  const inContext = (path: string): string => (context === '' ? path : `${context}/${path}`);
  const ignoreFile = [`${dockerfile.path}.dockerignore`, inContext('.dockerignore')].find(
    (path) => snapshot.read(path) !== undefined,
  );
  let test: ((path: string) => boolean) | undefined;
  const ignored = (path: string): boolean => {
    test ??= ignoreTest(ignoreFile === undefined ? '' : (snapshot.read(ignoreFile) ?? ''));
    return test(path);
  };
  let listing: readonly string[] | undefined;
  const listContext = (): readonly string[] => {
    listing ??= snapshot
      .list()
      .filter((path) => context === '' || path.startsWith(`${context}/`))
      .map((path) => (context === '' ? path : path.slice(context.length + 1)))
      .filter((path) => !ignored(path));
    return listing;
  };
  // One COPY may name ten thousand files, so a path that is no pattern is looked up.
  let folders: ReadonlyMap<string, readonly string[]> | undefined;
  const below = (): ReadonlyMap<string, readonly string[]> => {
    folders ??= byFolder(listContext());
    return folders;
  };
  return {
    dockerfile,
    snapshot,
    context,
    ignoreFile,
    readContext: (path) => (ignored(path) ? undefined : snapshot.read(inContext(path))),
    listContext,
    matchContext(source) {
      if (!/[*?[\\]/.test(source)) {
        const path = sourcePath(source);
        return path === '' || path === '.' ? listContext() : (below().get(path) ?? []);
      }
      const regex = sourceRegex(source);
      return listContext().filter((path) => regex.test(path));
    },
    matchesContext(source, paths) {
      const regex = sourceRegex(source);
      return paths.some((path) => regex.test(path) && !ignored(path));
    },
  };
}

function sourceRegex(source: string): RegExp {
  return globRegex(sourcePath(source));
}

function sourcePath(source: string): string {
  return source.replace(/^(\.?\/)+/, '').replace(/(?<!\/)\/+$/, '');
}

/** Every file under its own path and under each folder that it is in. */
function byFolder(paths: readonly string[]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const path of paths)
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const key = path.slice(0, end);
      const list = map.get(key);
      if (list) list.push(path);
      else map.set(key, [path]);
    }
  return map;
}
