import { posix } from 'node:path';
import type { Dockerfile } from '../dockerfile/model.ts';
import { type FileTree, fileTree } from './scripts/file-tree.ts';
import type { Snapshot } from './snapshot.ts';

/** It is the same for every Dockerfile of a snapshot. */
const TREES = new WeakMap<Snapshot, FileTree>();

/**
 * The folder that a build of a Dockerfile copies from, relative to the repository, '' for its root: the one that it lies in, or one
 * around it that has more of what its COPY and ADD name. A file says nothing of where it is built, so in doubt it is its own folder.
 */
export function buildContext(snapshot: Snapshot, dockerfile: Dockerfile): string {
  const own = folderOf(dockerfile.path);
  const sources = own === '' ? [] : namedSources(dockerfile);
  if (sources.length === 0) return own;
  const tree = TREES.get(snapshot) ?? fileTree(snapshot.list());
  TREES.set(snapshot, tree);
  const count = (folder: string): number => sources.filter((source) => tree.matches(folder, source)).length;
  let best = { folder: own, count: count(own) };
  for (let folder = own; folder !== '' && best.count < sources.length; ) {
    folder = folderOf(folder);
    const there = count(folder);
    if (there > best.count) best = { folder, count: there };
  }
  return best.folder;
}

/** What COPY and ADD take from the build context by name; not the context itself, which every folder has. */
function namedSources({ instructions }: Dockerfile): string[] {
  const sources = instructions
    .map((outer) => outer.trigger ?? outer)
    .filter(({ keyword, flags }) => /^(COPY|ADD)$/.test(keyword) && !flags.some(({ name }) => name === 'from'))
    .flatMap(({ words }) => words.slice(0, -1))
    .flatMap(({ expanded }) => (expanded === undefined || /^<<|^\w+:\/\/|^git@/.test(expanded) ? [] : [expanded]))
    .map((source) => posix.join('/', source).slice(1).replace(/\/$/, ''));
  return [...new Set(sources)].filter((source) => source !== '' && !/^\*+$/.test(source));
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}
