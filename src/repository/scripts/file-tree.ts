import { posix } from 'node:path';
import { globRegex } from '../ignore.ts';

/** A repository's paths, for questions about folders. */
export interface FileTree {
  /** Whether a folder holds anything that a COPY source, relative to it and without `./`, would bring. */
  matches(folder: string, pattern: string): boolean;
  /** Whether a folder holds nothing but Dockerfiles, ignore files and compose files. */
  onlyBuildFiles(folder: string): boolean;
  /** The names of the files in a folder itself. */
  files(folder: string): readonly string[];
  /** The folders right below one. */
  folders(folder: string): readonly string[];
}

const BUILD_FILE =
  /^(.*\.)?(dockerfile|containerfile)([._-].*)?$|^\.dockerignore$|\.dockerignore$|compose[\w.-]*\.ya?ml$/i;

/** @param paths sorted, as a snapshot lists them */
export function fileTree(paths: readonly string[]): FileTree {
  const folders = new Map<string, string[]>([['', []]]);
  const all = new Set(paths);
  for (const path of paths) {
    let folder = posix.dirname(path);
    if (folder === '.') folder = '';
    const known = folders.get(folder);
    if (known) known.push(posix.basename(path));
    else folders.set(folder, [posix.basename(path)]);
    for (; folder !== '' && !folders.has(parent(folder)); folder = parent(folder)) folders.set(parent(folder), []);
  }
  const answers = new Map<string, boolean>();
  const matches = (folder: string, pattern: string): boolean => {
    const path = folder === '' ? pattern : `${folder}/${pattern}`;
    if (!/[*?[]/.test(pattern)) return all.has(path) || folders.has(path);
    const known = answers.get(path);
    if (known !== undefined) return known;
    const regex = globRegex(pattern);
    const start = folder === '' ? '' : `${folder}/`;
    const answer = [...folders].some(
      ([each, names]) =>
        `${each}/`.startsWith(start) &&
        names.some((name) => regex.test((each === '' ? name : `${each}/${name}`).slice(start.length))),
    );
    answers.set(path, answer);
    return answer;
  };
  return {
    matches,
    onlyBuildFiles: (folder) =>
      (folders.get(folder) ?? []).every((name) => BUILD_FILE.test(name)) &&
      ![...folders.keys()].some((other) => folder !== '' && other.startsWith(`${folder}/`)),
    files: (folder) => folders.get(folder) ?? [],
    folders: (folder) => [...folders.keys()].filter((other) => other !== '' && parent(other) === folder),
  };
}

function parent(folder: string): string {
  const above = posix.dirname(folder);
  return above === '.' ? '' : above;
}
