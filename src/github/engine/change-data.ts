import type { Change, ChangedFile } from '../../repository/change.ts';
import { type SnapshotData, snapshotData, snapshotOf } from './snapshot-data.ts';

/** A change as plain data. Base is told by what it has differently from head. */
export interface ChangeData {
  readonly files: readonly ChangedFile[];
  readonly head: SnapshotData;
  /** The paths that the change touches, as they are in base. */
  readonly base: readonly BaseFile[];
}

interface BaseFile {
  readonly path: string;
  /** Whether base has such a file. */
  readonly listed: boolean;
  readonly text: string | undefined;
  readonly executable: boolean | undefined;
}

/** Takes everything out of a change that its snapshots know. */
export function changeData({ base, head, files }: Change): ChangeData {
  const touched = new Set(files.flatMap(({ path, previousPath }) => [path, ...(previousPath ? [previousPath] : [])]));
  const inBase = new Set(base.list());
  // Configuration is read of the base although no change touches it.
  const others = [...inBase].filter((path) => !touched.has(path) && base.read(path) !== head.read(path));
  return {
    files,
    head: snapshotData(head),
    base: [...touched, ...others].map((path) => ({
      path,
      listed: inBase.has(path),
      text: base.read(path),
      executable: base.executable(path),
    })),
  };
}

/** The change again. */
export function changeOf({ files, head: headData, base }: ChangeData): Change {
  const head = snapshotOf(headData);
  const different = new Map(base.map((file) => [file.path, file]));
  const paths = [
    ...head.list().filter((path) => !different.has(path)),
    ...base.filter(({ listed }) => listed).map(({ path }) => path),
  ].sort();
  return {
    files,
    head,
    base: {
      list: () => paths,
      read: (path) => (different.has(path) ? different.get(path)?.text : head.read(path)),
      executable: (path) => (different.has(path) ? different.get(path)?.executable : head.executable(path)),
    },
  };
}
