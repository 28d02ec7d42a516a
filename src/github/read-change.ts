import type { Change, ChangedFile } from '../repository/change.ts';
import { parseHunks } from '../repository/hunks.ts';
import type { Snapshot } from '../repository/snapshot.ts';
import type { GitHub } from './client.ts';
import { type Memory, readContents } from './contents.ts';
import type { PullRequest } from './pull-request.ts';
import { wantedFiles, wantedOfBase } from './wanted-files.ts';

export interface ReadChange {
  readonly change: Change;
  readonly memory: Memory;
  /** Sentences about what could not be read. */
  readonly gaps: readonly string[];
}

/** GitHub lists at most so many files of a pull request. */
const MAX_FILES = 3000;

/**
 * Reads a pull request in few requests: its files, the merge base, head's tree, and then every text that a review may need
 * in one GraphQL request.
 */
export async function readChange(github: GitHub, pull: PullRequest): Promise<ReadChange> {
  const { owner, repo, number, baseSha, headSha } = pull;
  const [entries, comparison, tree] = await Promise.all([
    github.paginate(github.rest.pulls.listFiles, { owner, repo, pull_number: number, per_page: 100 }),
    github.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${baseSha}...${headSha}`, per_page: 1 }),
    github.rest.git.getTree({ owner, repo, tree_sha: headSha, recursive: '1' }),
  ]);
  const mergeBase = comparison.data.merge_base_commit.sha;
  const files = entries.map(changedFile);
  const blobs = tree.data.tree.filter(({ type, mode }) => type === 'blob' && mode !== '120000');
  const modes = new Map(blobs.map(({ path, mode }) => [path, mode]));
  const known = blobs.map(({ path, size }) => ({ path, size: size ?? 0 }));
  const wanted = wantedFiles(known, files);
  const wantedBase = wantedOfBase(wanted, files);
  const { texts, memory } = await readContents(github, pull, [
    ...wanted.map((path) => ({ sha: headSha, path })),
    ...wantedBase.map((path) => ({ sha: mergeBase, path })),
  ]);
  const headPaths = known.map(({ path }) => path).sort();
  const head: Snapshot = {
    list: () => headPaths,
    read: (path) => texts.get(`${headSha}:${path}`),
    executable: (path) => (modes.has(path) ? modes.get(path) === '100755' : undefined),
  };
  const gaps: string[] = [];
  if (tree.data.truncated)
    gaps.push(
      'The repository is too large for GitHub to list, so files that are not part of this change may be missing.',
    );
  if (files.length >= MAX_FILES)
    gaps.push(`GitHub lists only the first ${MAX_FILES} files of a pull request; the others were not reviewed.`);
  return { change: { base: baseSnapshot(head, mergeBase, files, texts), head, files }, memory, gaps };
}

function changedFile(entry: {
  readonly filename: string;
  readonly status: string;
  readonly previous_filename?: string;
  readonly patch?: string;
}): ChangedFile {
  const { filename, status, previous_filename, patch } = entry;
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
