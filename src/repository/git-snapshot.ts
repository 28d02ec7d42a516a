import type { Change, ChangedFile } from './change.ts';
import { git } from './git.ts';
import { parseHunks } from './hunks.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * The files of a git repository at one revision, read when asked for.
 * @throws Error with git's first line when `directory` is no repository or the revision does not exist
 */
export function gitSnapshot(directory: string, revision: string): Snapshot {
  const entries = new Map<string, { mode: string; hash: string }>();
  for (const line of git(directory, ['ls-tree', '-r', '-z', revision]).split('\0')) {
    const match = /^(\d+) blob ([0-9a-f]+)\t(.+)$/s.exec(line);
    if (match?.[3] !== undefined && match[1] !== '120000')
      entries.set(match[3], { mode: match[1] ?? '', hash: match[2] ?? '' });
  }
  const paths = [...entries.keys()].sort();
  const cache = new Map<string, string>();
  return {
    list: () => paths,
    read(path) {
      const entry = entries.get(path);
      if (!entry) return undefined;
      const text = cache.get(entry.hash) ?? git(directory, ['cat-file', 'blob', entry.hash]);
      cache.set(entry.hash, text);
      return text;
    },
    executable: (path) => (entries.has(path) ? entries.get(path)?.mode === '100755' : undefined),
  };
}

/** What a pull request from `head` into `base` changes: the diff from their merge base to head. */
export function gitChange(directory: string, base: string, head: string): Change {
  const mergeBase = git(directory, ['merge-base', base, head]).trim();
  const fields = git(directory, ['diff', '--name-status', '-z', '-M', mergeBase, head]).split('\0');
  const files: ChangedFile[] = [];
  while (fields.length > 1) {
    const status = fields.shift() ?? '';
    const renamed = /^[RC]/.test(status);
    const previousPath = renamed ? fields.shift() : undefined;
    const path = fields.shift() ?? '';
    const paths = previousPath === undefined ? [path] : [previousPath, path];
    const patch = git(directory, ['diff', '-M', mergeBase, head, '--', ...paths]);
    files.push({
      path,
      previousPath,
      status: renamed ? 'renamed' : status === 'A' ? 'added' : status === 'D' ? 'removed' : 'modified',
      hunks: parseHunks(patch),
    });
  }
  return { base: gitSnapshot(directory, mergeBase), head: gitSnapshot(directory, head), files };
}
