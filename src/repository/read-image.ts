import type { Dockerfile } from '../dockerfile/model.ts';
import { globRegex, ignoreTest } from './ignore.ts';
import type { Image } from './image.ts';
import type { Snapshot } from './snapshot.ts';

/** Puts a Dockerfile together with its build context, which is taken to be the folder that the Dockerfile is in. */
export function imageOf(snapshot: Snapshot, dockerfile: Dockerfile): Image {
  const slash = dockerfile.path.lastIndexOf('/');
  const context = slash === -1 ? '' : dockerfile.path.slice(0, slash);
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
  return {
    dockerfile,
    snapshot,
    context,
    ignoreFile,
    readContext: (path) => (ignored(path) ? undefined : snapshot.read(inContext(path))),
    listContext,
    matchContext(source) {
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
  return globRegex(source.replace(/^(\.?\/)+/, '').replace(/\/+$/, ''));
}
