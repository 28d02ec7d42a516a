import type { ChangedFile } from '../../repository/change.ts';
import { isDockerfilePath } from '../../repository/dockerfile-paths.ts';
import { fileKind, isCheckedPath } from '../../repository/file-kinds.ts';
import { placeOf } from '../../repository/scripts/places.ts';
import { CONFIGURATION_PATHS } from '../../review/index.ts';

/** Files beside a Dockerfile that rules read; a path's last part. */
const COMPANIONS =
  /^(\.dockerignore|.*\.dockerignore|requirements[\w.-]*\.txt|pyproject\.toml|setup\.(py|cfg)|Pipfile|package\.json|go\.mod|Cargo\.toml|Gemfile|composer\.json|pom\.xml|build\.gradle(\.kts)?|\.nvmrc|CMakeLists\.txt|Makefile)$/;
const SCRIPTS = /\.(sh|bash|py|mjs)$|(^|[/_-])(entrypoint|docker-entrypoint|start|run)$/;
/** Where scripts for images lie when they don't lie below their Dockerfile. */
const IMAGE_SCRIPT = /^([^/]+|((docker|scripts?|bin|build|deploy|ops|tools)\/)[^/]+)$/;
/** A script of more bytes is not read ahead. */
const MAX_SCRIPT = 64_000;
const MAX_SCRIPTS = 100;
const MAX_NEIGHBOURS = 20;
const MAX_BUILDERS = 20;

export interface TreeEntry {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/**
 * Head's files that a review may have to read: changed Dockerfiles, compose files and workflows, Dockerfiles whose folder holds something that changed,
 * what stands beside them, and below their folders the scripts and what runs scripts (cron tables, supervisors' programs). Bounded by what changed, never by the repository's size.
 */
export function wantedFiles(tree: readonly TreeEntry[], changed: readonly ChangedFile[]): string[] {
  const live = new Set(changed.filter(({ status }) => status !== 'removed').map(({ path }) => path));
  const yaml = tree.filter(({ path }) => live.has(path) && isCheckedPath(path) && !isDockerfilePath(path));
  const composeFolders = yaml.filter(({ path }) => fileKind(path) === 'compose').map(({ path }) => folderOf(path));
  const settings = tree.filter(({ path }) => /(^|\/)\.env$/.test(path) && composeFolders.includes(folderOf(path)));
  const dockerfiles = tree.filter(({ path }) => isDockerfilePath(path));
  const touched = dockerfiles.filter(({ path }) => live.has(path)).map(({ path }) => path);
  const feeding = changed.filter(({ path }) => feeds(path));
  const neighbours = dockerfiles
    .map(({ path }) => path)
    .filter((path) => !live.has(path) && feeding.some((file) => file.path.startsWith(folderOf(path))))
    .slice(0, MAX_NEIGHBOURS);
  const images = [...touched, ...neighbours];
  const folders = [...new Set(images.map(folderOf))];
  // A folder around it may be the one that it is built in.
  const around = new Set(folders.flatMap(foldersAround));
  const beside = tree.filter(({ path }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return COMPANIONS.test(name) && around.has(folderOf(path));
  });
  const readable = tree.filter(
    ({ path, size }) => (SCRIPTS.test(path) || placeOf(path) === 'run') && size <= MAX_SCRIPT,
  );
  const below = (path: string): boolean => folders.some((folder) => path.startsWith(folder));
  // Those of the folders around come after, and only those that lie where scripts for images do.
  const scripts = [
    ...readable.filter(({ path }) => below(path)),
    ...readable.filter(({ path }) => !below(path) && images.length > 0 && IMAGE_SCRIPT.test(path)),
  ].slice(0, MAX_SCRIPTS);
  // What builds the images: which stages it names as targets.
  const builders = tree
    .filter(({ path, size }) => size <= MAX_SCRIPT && isBuilder(path, folders))
    .slice(0, images.length === 0 ? 0 : MAX_BUILDERS);
  const others = [...yaml, ...builders, ...settings, ...beside, ...scripts].map(({ path }) => path);
  return [...new Set([...images, ...others])];
}

function isBuilder(path: string, folders: readonly string[]): boolean {
  const kind = fileKind(path);
  const folder = folderOf(path);
  if (/(^|\/)docker-bake[^/]*\.(hcl|json)$/.test(path)) return folder === '' || folders.includes(folder);
  return kind === 'workflow' || (kind === 'compose' && (folder === '' || folders.includes(folder)));
}

/** Whether a change of this file can change what a review says about a Dockerfile above it. */
function feeds(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return COMPANIONS.test(name) || SCRIPTS.test(path);
}

/** A folder and those that it is in, each with a slash at the end. */
function foldersAround(folder: string): string[] {
  const found = [folder];
  for (let next = folder; next !== ''; ) {
    next = folderOf(next.slice(0, -1));
    found.push(next);
  }
  return found;
}

/** With a slash at the end; '' for the root. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Base's files: the configuration, and what the change touched of the files that are wanted of head. */
export function wantedOfBase(
  wanted: readonly string[],
  changed: readonly ChangedFile[],
  config: string | undefined,
): string[] {
  const asked = new Set(wanted);
  const touched = changed
    .filter(({ path, status }) => asked.has(path) || (status === 'removed' && (isCheckedPath(path) || feeds(path))))
    .filter(({ status }) => status !== 'added')
    .map(({ path, previousPath }) => previousPath ?? path);
  return [...new Set([...(config === undefined ? CONFIGURATION_PATHS : [config]), ...touched])];
}
