/** A read-only view of a repository's files at one commit. Paths are relative, with `/`, never starting with `./`. */
export interface Snapshot {
  /** Every path, sorted; a reader that was told which files matter may know only those. */
  list(): readonly string[];
  /** The text of a file; undefined when it does not exist, is binary, a link, or too large to be read. */
  read(path: string): string | undefined;
  /** Whether the path is executable (mode 100755); undefined when the reader cannot know. */
  executable(path: string): boolean | undefined;
}

/** A snapshot held in memory. */
export function memorySnapshot(files: Readonly<Record<string, string>>, executables?: ReadonlySet<string>): Snapshot {
  const byPath = new Map(Object.entries(files));
  const paths = [...byPath.keys()].sort();
  return {
    list: () => paths,
    read: (path) => byPath.get(path),
    executable: (path) => executables?.has(path),
  };
}
