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
  const listing = listingOf(snapshot, `${context}\0${ignoreFile ?? ''}`);
  const listContext = (): readonly string[] => {
    listing.paths ??= snapshot
      .list()
      .filter((path) => context === '' || path.startsWith(`${context}/`))
      .map((path) => (context === '' ? path : path.slice(context.length + 1)))
      .filter((path) => !ignored(path));
    return listing.paths;
  };
  // One COPY may name ten thousand files, so a path that is no pattern is looked up.
  const below = (): ReadonlyMap<string, readonly string[]> => {
    listing.folders ??= byFolder(listContext());
    return listing.folders;
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

/** What a build context holds, as far as somebody asked. */
interface Listing {
  paths?: readonly string[];
  folders?: ReadonlyMap<string, readonly string[]>;
}

/** Many images of a repository are built in one context, and each is put together more than once. */
const LISTINGS = new WeakMap<Snapshot, Map<string, Listing>>();

function listingOf(snapshot: Snapshot, context: string): Listing {
  const listings = LISTINGS.get(snapshot) ?? new Map<string, Listing>();
  LISTINGS.set(snapshot, listings);
  const listing = listings.get(context) ?? {};
  listings.set(context, listing);
  return listing;
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
