import { existsSync, readFileSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { directorySnapshot } from '../repository/directory-snapshot.ts';
import { isCheckedPath } from '../repository/file-kinds.ts';
import type { Snapshot } from '../repository/snapshot.ts';
import { CONFIGURATION_PATHS, type Configuration, covers, loadConfiguration } from '../review/index.ts';
import type { Notice } from '../review/types.ts';
import { UsageError } from './errors.ts';

export interface Workspace {
  readonly root: string;
  readonly snapshot: Snapshot;
  readonly configuration: Configuration;
  readonly notices: readonly Notice[];
  /** Files to look at, relative to `root`. */
  readonly paths: readonly string[];
}

/**
 * The working tree below the current folder and the files that the arguments name: files as they are, folders searched.
 * @param config a configuration file, or the configuration itself; without it, the repository's own file
 * @throws UsageError for a path that does not exist or lies outside the current folder
 */
export function openWorkspace(paths: readonly string[], config: string | Configuration | undefined): Workspace {
  const root = process.cwd();
  const snapshot = directorySnapshot(root);
  const { configuration, notices } =
    typeof config === 'object' ? { configuration: config, notices: [] } : readConfiguration(root, config);
  const found = (paths.length === 0 ? ['.'] : paths).flatMap((path) => {
    const absolute = resolve(root, path);
    const status = statSync(absolute, { throwIfNoEntry: false });
    if (!status) throw new UsageError(`There is no file or folder "${path}".`);
    const inside = relative(root, absolute).split(sep).join('/');
    if (inside.startsWith('..'))
      throw new UsageError(`"${path}" lies outside the current folder; run plimsoll from a folder that holds it.`);
    // A file that is named is meant, whatever the configuration leaves out.
    if (!status.isDirectory()) return [inside];
    return snapshot
      .list()
      .filter((file) => inside === '' || file.startsWith(`${inside}/`))
      .filter((file) => isCheckedPath(file) && covers(configuration, file));
  });
  return {
    root,
    snapshot,
    configuration,
    notices,
    paths: [...new Set(found)],
  };
}

function readConfiguration(root: string, file: string | undefined): ReturnType<typeof loadConfiguration> {
  if (file !== undefined && !existsSync(resolve(root, file)))
    throw new UsageError(`There is no configuration file "${file}".`);
  const path = file ?? CONFIGURATION_PATHS.find((candidate) => existsSync(resolve(root, candidate)));
  return loadConfiguration(path === undefined ? undefined : readFileSync(resolve(root, path), 'utf8'), path ?? '');
}
