import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from '../repository/git.ts';

const AUTHOR = {
  GIT_AUTHOR_NAME: 'Mara Kessler',
  GIT_AUTHOR_EMAIL: 'mkessler@freightdesk.example',
  GIT_COMMITTER_NAME: 'Mara Kessler',
  GIT_COMMITTER_EMAIL: 'mkessler@freightdesk.example',
};

/** A real, bare git repository that nobody has checked out: commits are made in it without a work tree. */
export interface Repository {
  readonly directory: string;
  /** The commit that a branch or other revision names. */
  resolve(revision: string): string;
  /**
   * Commits files on a branch, on top of a revision; without one it is a first commit.
   * `undefined` deletes a file; modes of existing files are kept.
   */
  create(
    branch: string,
    message: string,
    files: Readonly<Record<string, string | undefined>>,
    onTopOf?: string,
  ): string;
  /** Takes over the files of a folder (modes included) as one commit on a branch, on top of another branch when one is named. */
  importFolder(folder: string, branch: string, message: string, onTopOf?: string, removed?: readonly string[]): string;
  remove(): void;
}

/** What a branch's own file says: without a process of git's, as a load test asks thousands of times. */
function branchHead(directory: string, branch: string): string | undefined {
  try {
    return readFileSync(join(directory, 'refs/heads', branch), 'utf8').trim();
  } catch {
    return undefined; // no branch of that name, or one that git keeps elsewhere: git knows
  }
}

export function createRepository(): Repository {
  const directory = mkdtempSync(join(tmpdir(), 'plimsoll-repository-'));
  git(directory, ['init', '--quiet', '--bare', '--initial-branch=main']);
  const commits = new Set<string>();
  const resolve = (revision: string): string => {
    const known = branchHead(directory, revision) ?? revision;
    if (commits.has(known)) return known;
    const commit = git(directory, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]).trim();
    commits.add(commit);
    return commit;
  };
  // Each commit has an index of its own, so that two at the same time don't mix.
  let indexes = 0;
  const withIndex = <T>(work: (env: Record<string, string>) => T): T => {
    const path = join(directory, `index-${process.pid}-${indexes++}`);
    try {
      return work({ ...AUTHOR, GIT_INDEX_FILE: path });
    } finally {
      rmSync(path, { force: true });
    }
  };
  // Mode 0 takes a path out of the index; `--force-remove` would ask for a work tree.
  const remove = (env: Record<string, string>, path: string): void => {
    git(directory, ['update-index', '--index-info'], { env, input: `0 ${'0'.repeat(40)}\t${path}\n` });
  };
  const record = (env: Record<string, string>, branch: string, message: string, parent: string | undefined): string => {
    const tree = git(directory, ['write-tree'], { env }).trim();
    const parents = parent === undefined ? [] : ['-p', parent];
    const commit = git(directory, ['commit-tree', tree, ...parents, '-m', message], { env }).trim();
    git(directory, ['update-ref', `refs/heads/${branch}`, commit]);
    return commit;
  };
  return {
    directory,
    resolve,
    create: (branch, message, files, onTopOf) =>
      withIndex((env) => {
        const parent = onTopOf === undefined ? undefined : resolve(onTopOf);
        if (parent !== undefined) git(directory, ['read-tree', parent], { env });
        for (const [path, text] of Object.entries(files)) {
          if (text === undefined) {
            remove(env, path);
            continue;
          }
          const blob = git(directory, ['hash-object', '-w', '--stdin'], { input: text }).trim();
          const mode = git(directory, ['ls-files', '-s', '--', path], { env }).slice(0, 6) || '100644';
          git(directory, ['update-index', '--add', '--cacheinfo', `${mode},${blob},${path}`], { env });
        }
        return record(env, branch, message, parent);
      }),
    importFolder: (folder, branch, message, onTopOf, removed = []) =>
      withIndex((env) => {
        const parent = onTopOf === undefined ? undefined : resolve(onTopOf);
        if (parent !== undefined) git(directory, ['read-tree', parent], { env });
        mkdirSync(folder, { recursive: true });
        // What lies in the folder counts, whatever the git settings of this machine say.
        const settings = [
          '-c',
          'core.bare=false',
          '-c',
          'core.autocrlf=false',
          '-c',
          'core.filemode=true',
          '-c',
          'core.excludesFile=',
        ];
        git(
          directory,
          [...settings, `--git-dir=${directory}`, `--work-tree=${folder}`, 'add', '--force', '--ignore-removal', '.'],
          {
            env,
          },
        );
        for (const path of removed) remove(env, path);
        return record(env, branch, message, parent);
      }),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
