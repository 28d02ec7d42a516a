import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from './snapshot.ts';

/** Files over this many bytes are not read. */
const MAX_BYTES = 4_000_000;
const SKIPPED = new Set(['.git', 'node_modules']);

/** The working tree below a folder, read when asked for. Links are not followed. */
export function directorySnapshot(root: string): Snapshot {
  let paths: readonly string[] | undefined;
  const cache = new Map<string, string | undefined>();
  return {
    list() {
      paths ??= walk(root, '').sort();
      return paths;
    },
    read(path) {
      if (!cache.has(path)) cache.set(path, readText(join(root, path)));
      return cache.get(path);
    },
    executable(path) {
      const status = lstatSync(join(root, path), { throwIfNoEntry: false });
      return status === undefined ? undefined : (status.mode & 0o111) !== 0;
    },
  };
}

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(root, path);
    return entry.isFile() ? [path] : [];
  });
}

function readText(path: string): string | undefined {
  try {
    const status = lstatSync(path, { throwIfNoEntry: false });
    if (!status?.isFile() || status.size > MAX_BYTES) return undefined;
    return readFileSync(path, 'utf8');
  } catch {
    // Rules ask for paths that a Dockerfile made up: below a file, too long, with a NUL. There is nothing to read there.
    return undefined;
  }
}
