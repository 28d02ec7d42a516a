import { isCheckedPath } from '../../repository/file-kinds.ts';
import type { Snapshot } from '../../repository/snapshot.ts';
import type { GitHub, RepositoryName } from '../client.ts';
import type { TreeEntry } from './wanted-files.ts';

/** The files of a commit, with their modes. */
export interface Tree {
  readonly entries: readonly TreeEntry[];
  readonly modes: ReadonlyMap<string, string>;
  /** Whether GitHub listed only a part. */
  readonly truncated: boolean;
  /** Symbolic links. */
  readonly links: ReadonlySet<string>;
}

/** Larger files are not read, in bytes: no Dockerfile, script or manifest that anybody wrote is that large. */
const MAX_SIZE = 2_000_000;

/** Reads the tree of a commit: no links (they lead anywhere) and no submodules (they are other repositories). */
export async function readTree(
  github: GitHub,
  { owner, repo, headSha }: RepositoryName & { readonly headSha: string },
): Promise<Tree> {
  const { data } = await github.rest.git.getTree({ owner, repo, tree_sha: headSha, recursive: '1' });
  const isLink = ({ mode }: { readonly mode: string }): boolean => mode === '120000';
  const blobs = data.tree.filter((entry) => entry.type === 'blob' && !isLink(entry));
  return {
    entries: blobs.map(({ path, size }) => ({ path, size: size ?? 0 })),
    modes: new Map(blobs.map(({ path, mode }) => [path, mode])),
    truncated: data.truncated,
    links: new Set(data.tree.filter(isLink).map(({ path }) => path)),
  };
}

/** A tree that GitHub cut, with the files that a change names put back. */
export function withChanged(tree: Tree, changed: readonly string[]): Tree {
  if (!tree.truncated) return tree;
  const known = new Set(tree.entries.map(({ path }) => path));
  const missing = changed.filter((path) => !known.has(path) && !tree.links.has(path));
  return { ...tree, entries: [...tree.entries, ...missing.map((path) => ({ path, size: 0 }))] };
}

/** A tree without the files that are too large to be read. */
export function withoutHuge(tree: Tree): Tree {
  return { ...tree, entries: tree.entries.filter(({ size }) => size <= MAX_SIZE) };
}

/** What of a change will not be reviewed because of what kind of file it is, as sentences. */
export function unreadable(tree: Tree, changed: readonly string[]): string[] {
  const sizes = new Map(tree.entries.map(({ path, size }) => [path, size]));
  const said = changed.filter(isCheckedPath).flatMap((path) => {
    if (tree.links.has(path)) return [`\`${path}\` is a symbolic link, which is not followed.`];
    const size = sizes.get(path) ?? 0;
    return size > MAX_SIZE
      ? [`\`${path}\` has ${(size / 1e6).toFixed(1)} MB; files over ${MAX_SIZE / 1e6} MB are not reviewed.`]
      : [];
  });
  return tree.truncated
    ? [
        'The repository is too large for GitHub to list, so files that are not part of this change may be missing.',
        ...said,
      ]
    : said;
}

export function headSnapshot({ entries, modes }: Tree, headSha: string, texts: ReadonlyMap<string, string>): Snapshot {
  const paths = entries.map(({ path }) => path).sort();
  return {
    list: () => paths,
    read: (path) => texts.get(`${headSha}:${path}`),
    executable: (path) => (modes.has(path) ? modes.get(path) === '100755' : undefined),
  };
}

/**
 * Takes files that git LFS keeps elsewhere out of what was read: GitHub gives a pointer for them, not the text.
 * @returns a sentence for each
 */
export function dropPointers(texts: Map<string, string>): string[] {
  const pointers = [...texts].filter(([, text]) => text.startsWith('version https://git-lfs.github.com/spec/'));
  for (const [key] of pointers) texts.delete(key);
  const paths = new Set(pointers.map(([key]) => key.slice(key.indexOf(':') + 1)));
  return [...paths].map((path) => `\`${path}\` is kept by git LFS, so its text was not read.`);
}
