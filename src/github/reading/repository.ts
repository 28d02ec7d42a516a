import { MAX_LENGTH, mayHoldUses } from '../../repository/scripts/find.ts';
import type { Snapshot } from '../../repository/snapshot.ts';
import type { GitHub, RepositoryName } from '../client.ts';
import { readContents } from './contents.ts';

/** More files than that aren't read over the API: each 160 cost a request. */
const MAX_FILES = 1600;

/**
 * A whole repository at a commit, with every text that may hold scripts or uses of them.
 * @returns the number of files when they are too many to read this way
 */
export async function readRepository(
  github: GitHub,
  { owner, repo, headSha }: RepositoryName & { readonly headSha: string },
): Promise<Snapshot | number> {
  const { data } = await github.rest.git.getTree({ owner, repo, tree_sha: headSha, recursive: '1' });
  const blobs = data.tree.filter(({ type, mode }) => type === 'blob' && mode !== '120000');
  const modes = new Map(blobs.map(({ path, mode }) => [path, mode]));
  const wanted = blobs.filter(({ path, size = 0 }) => mayHoldUses(path) && size <= MAX_LENGTH);
  if (data.truncated || wanted.length > MAX_FILES) return wanted.length;
  const texts = await readContents(
    github,
    { owner, repo },
    wanted.map(({ path }) => ({ sha: headSha, path })),
  );
  const paths = blobs.map(({ path }) => path).sort();
  return {
    list: () => paths,
    read: (path) => texts.get(`${headSha}:${path}`),
    executable: (path) => (modes.has(path) ? modes.get(path) === '100755' : undefined),
  };
}
