import type { Snapshot } from '../../repository/snapshot.ts';

/** A snapshot as plain data, which can be sent to another thread. */
export interface SnapshotData {
  /** One path after the other with a NUL between them: one string is copied faster than a hundred thousand. */
  readonly paths: string;
  /** The executable ones, likewise. */
  readonly executables: string;
  /** By path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Takes everything out of a snapshot that it knows. */
export function snapshotData(snapshot: Snapshot): SnapshotData {
  const paths = snapshot.list();
  const texts = new Map<string, string>();
  for (const path of paths) {
    const text = snapshot.read(path);
    if (text !== undefined) texts.set(path, text);
  }
  const executables = paths.filter((path) => snapshot.executable(path));
  return { paths: paths.join('\0'), executables: executables.join('\0'), texts };
}

/** The snapshot again. A path whose mode its reader couldn't know counts as not executable. */
export function snapshotOf({ paths, executables, texts }: SnapshotData): Snapshot {
  const list = split(paths);
  const known = new Set(list);
  const executable = new Set(split(executables));
  return {
    list: () => list,
    read: (path) => texts.get(path),
    executable: (path) => (known.has(path) ? executable.has(path) : undefined),
  };
}

function split(joined: string): string[] {
  return joined === '' ? [] : joined.split('\0');
}
