import type { Change, ChangedFile } from '../../repository/change.ts';
import { isCheckedPath } from '../../repository/file-kinds.ts';
import { parseHunks } from '../../repository/hunks.ts';
import type { Snapshot } from '../../repository/snapshot.ts';
import { CONFIGURATION_PATHS } from '../../review/index.ts';
import type { GitHub, RepositoryName } from '../client.ts';
import { readContents } from './contents.ts';
import { type TreeEntry, wantedFiles, wantedOfBase } from './wanted-files.ts';

/** What to compare: head with where it left base. */
export interface Comparison extends RepositoryName {
  /** A branch or a commit. */
  readonly base: string;
  readonly headSha: string;
  /** The pull request that the comparison is of; GitHub lists more files for it. */
  readonly number?: number;
  /** The configuration file to read of base in place of the usual ones. */
  readonly config?: string | undefined;
}

export interface ReadChange {
  readonly change: Change;
  /** Modes of head's files, as git has them (`100644`, `100755`). */
  readonly modes: ReadonlyMap<string, string>;
  /** Sentences about what could not be read. */
  readonly gaps: readonly string[];
}

/** A comparison shows at most so many files; beyond it the pull request's own list is asked. */
const FILES_OF_COMPARISON = 300;
/** GitHub lists at most so many files of a pull request. */
const MAX_FILES = 3000;
/** So many files are checked when a whole repository is: each 160 cost a request. */
const MAX_CHECKED = 800;

interface Entry {
  readonly filename: string;
  readonly status: string;
  readonly previous_filename?: string;
  readonly patch?: string;
}

/** Reads a change in few requests: the comparison, head's tree, and then every text that a review may need. */
export async function readChange(github: GitHub, comparison: Comparison): Promise<ReadChange> {
  const { owner, repo, base, headSha, config } = comparison;
  const [compared, tree] = await Promise.all([
    github.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${base}...${headSha}`, per_page: 1 }),
    readTree(github, comparison),
  ]);
  const gaps = [...tree.gaps];
  const entries = await allFiles(github, comparison, compared.data.files, gaps);
  const mergeBase = compared.data.merge_base_commit.sha;
  const files = entries.map(changedFile);
  const wanted = wantedFiles(tree.entries, files);
  const wantedBase = wantedOfBase(wanted, files, config);
  const texts = await readContents(github, { owner, repo }, [
    ...wanted.map((path) => ({ sha: headSha, path })),
    ...wantedBase.map((path) => ({ sha: mergeBase, path })),
  ]);
  const head = headSnapshot(tree, headSha, texts);
  gaps.push(...pointers(head, wanted));
  return { change: { base: baseSnapshot(head, mergeBase, files, texts), head, files }, modes: tree.modes, gaps };
}

/** Reads a commit with all that is checked in it and what stands beside that, as if every file were new. */
export async function readHead(
  github: GitHub,
  at: RepositoryName & { readonly headSha: string },
): Promise<{ readonly head: Snapshot; readonly gaps: readonly string[] }> {
  const { owner, repo, headSha } = at;
  const tree = await readTree(github, at);
  const checked = tree.entries.filter(({ path }) => isCheckedPath(path)).map(({ path }) => path);
  const files = checked.slice(0, MAX_CHECKED).map((path) => changedFile({ filename: path, status: 'added' }));
  const wanted = [...wantedFiles(tree.entries, files), ...CONFIGURATION_PATHS];
  const texts = await readContents(
    github,
    { owner, repo },
    wanted.map((path) => ({ sha: headSha, path })),
  );
  const head = headSnapshot(tree, headSha, texts);
  const left = checked.length - files.length;
  const cut = left > 0 ? [`${left} more files could be checked, and were not read over the API.`] : [];
  return { head, gaps: [...tree.gaps, ...cut, ...pointers(head, wanted)] };
}

interface Tree {
  readonly entries: readonly TreeEntry[];
  readonly modes: ReadonlyMap<string, string>;
  readonly gaps: readonly string[];
}

/** The files of a commit: no links (they lead anywhere) and no submodules (they are other repositories). */
async function readTree(
  github: GitHub,
  { owner, repo, headSha }: RepositoryName & { readonly headSha: string },
): Promise<Tree> {
  const { data } = await github.rest.git.getTree({ owner, repo, tree_sha: headSha, recursive: '1' });
  const blobs = data.tree.filter(({ type, mode }) => type === 'blob' && mode !== '120000');
  return {
    entries: blobs.map(({ path, size }) => ({ path, size: size ?? 0 })),
    modes: new Map(blobs.map(({ path, mode }) => [path, mode])),
    gaps: data.truncated
      ? ['The repository is too large for GitHub to list, so files that are not part of this change may be missing.']
      : [],
  };
}

function headSnapshot({ entries, modes }: Tree, headSha: string, texts: ReadonlyMap<string, string>): Snapshot {
  const paths = entries.map(({ path }) => path).sort();
  return {
    list: () => paths,
    read: (path) => texts.get(`${headSha}:${path}`),
    executable: (path) => (modes.has(path) ? modes.get(path) === '100755' : undefined),
  };
}

async function allFiles(
  github: GitHub,
  { owner, repo, number }: Comparison,
  compared: readonly Entry[] | undefined,
  gaps: string[],
): Promise<readonly Entry[]> {
  if (compared && compared.length < FILES_OF_COMPARISON) return compared;
  if (number === undefined) {
    gaps.push(
      `GitHub shows only the first ${FILES_OF_COMPARISON} files of a comparison; the others were not reviewed.`,
    );
    return compared ?? [];
  }
  const files: Entry[] = await github.paginate(github.rest.pulls.listFiles, {
    owner,
    repo,
    pull_number: number,
    per_page: 100,
  });
  if (files.length >= MAX_FILES)
    gaps.push(`GitHub lists only the first ${MAX_FILES} files of a pull request; the others were not reviewed.`);
  return files;
}

/** Files that git LFS keeps elsewhere: what GitHub gives is a pointer, not the text. */
function pointers(head: Snapshot, wanted: readonly string[]): string[] {
  return wanted
    .filter((path) => head.read(path)?.startsWith('version https://git-lfs.github.com/spec/'))
    .map((path) => `\`${path}\` is kept by git LFS, so its text was not read.`);
}

function changedFile({ filename, status, previous_filename, patch }: Entry): ChangedFile {
  const known = (['added', 'removed', 'renamed'] as const).find((name) => name === status);
  return {
    path: filename,
    // `previous_filename` is also sent for copies, whose source is still there.
    previousPath: status === 'renamed' ? previous_filename : undefined,
    status: known ?? (status === 'copied' ? 'added' : 'modified'),
    hunks: patch === undefined ? undefined : parseHunks(patch),
  };
}

/** The merge base: head with the change undone. What the change does not touch is the same file, so it is not read twice. */
function baseSnapshot(
  head: Snapshot,
  mergeBase: string,
  files: readonly ChangedFile[],
  texts: ReadonlyMap<string, string>,
): Snapshot {
  const isNew = new Set(
    files.filter(({ status }) => status === 'added' || status === 'renamed').map(({ path }) => path),
  );
  const old = files.filter(({ status }) => status !== 'added').map(({ path, previousPath }) => previousPath ?? path);
  const touched = new Set(old);
  const paths = [...new Set([...head.list().filter((path) => !isNew.has(path)), ...old])].sort();
  return {
    list: () => paths,
    read: (path) =>
      texts.get(`${mergeBase}:${path}`) ?? (touched.has(path) || isNew.has(path) ? undefined : head.read(path)),
    executable: (path) => (touched.has(path) || isNew.has(path) ? undefined : head.executable(path)),
  };
}
