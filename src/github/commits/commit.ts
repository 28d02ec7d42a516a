import type { GitHub, RepositoryName } from '../client.ts';
import { statusOf } from '../errors.ts';
import type { Person } from '../jobs/job.ts';
import type { Fixes } from './fixes.ts';

/** Where a commit goes, and what it stands on. */
export interface Target extends RepositoryName {
  readonly branch: string;
  readonly headSha: string;
}

/** What became of a commit: it is on the branch, the branch is elsewhere meanwhile, or GitHub refuses it. */
export type CommitOutcome =
  | { readonly kind: 'done'; readonly sha: string }
  | { readonly kind: 'moved' }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Puts fixes on a branch as one commit on top of the head that they were made for; never by force. Modes of files stay. The author is
 * left to GitHub, which then signs the commit.
 * @param modes of the head's files
 */
export async function commitFixes(
  github: GitHub,
  target: Target,
  fixes: Fixes,
  { modes, by }: { readonly modes: ReadonlyMap<string, string>; readonly by: Person },
): Promise<CommitOutcome> {
  const { owner, repo, branch } = target;
  try {
    const sha = await createCommit(github, target, fixes, modes, by);
    await github.rest.git.updateRef({ owner, repo, ref: `heads/${branch}`, sha, force: false });
    return { kind: 'done', sha };
  } catch (error) {
    return refusalOf(error, branch);
  }
}

/** Puts fixes on a branch of their own, on top of the head that they were made for. */
export async function commitFixesApart(
  github: GitHub,
  target: Target,
  fixes: Fixes,
  { modes, by, name }: { readonly modes: ReadonlyMap<string, string>; readonly by: Person; readonly name: string },
): Promise<CommitOutcome> {
  const { owner, repo } = target;
  try {
    const sha = await createCommit(github, target, fixes, modes, by);
    await github.rest.git.createRef({ owner, repo, ref: `refs/heads/${name}`, sha });
    return { kind: 'done', sha };
  } catch (error) {
    if (messageOf(error).includes('already exists'))
      return {
        kind: 'refused',
        reason: `The branch \`${name}\` holds an earlier answer to the same request; merge or delete it first.`,
      };
    return refusalOf(error, name);
  }
}

async function createCommit(
  github: GitHub,
  { owner, repo, headSha }: Target,
  { files, applied }: Fixes,
  modes: ReadonlyMap<string, string>,
  by: Person,
): Promise<string> {
  const head = await github.rest.git.getCommit({ owner, repo, commit_sha: headSha });
  const tree = await github.rest.git.createTree({
    owner,
    repo,
    base_tree: head.data.tree.sha,
    tree: files.map(({ path, after }) => ({
      path,
      mode: modes.get(path) === '100755' ? '100755' : '100644',
      type: 'blob',
      content: after,
    })),
  });
  const commit = await github.rest.git.createCommit({
    owner,
    repo,
    message: commitMessage(
      applied.map(({ rule }) => rule),
      by,
    ),
    tree: tree.data.sha,
    parents: [headSha],
  });
  return commit.data.sha;
}

/** One line, the rules, and the person who asked as co-author (the address that GitHub gives everybody). */
export function commitMessage(rules: readonly string[], { login, id }: Person): string {
  const names = [...new Set(rules)].sort();
  const only = names.length === 1 ? names[0] : undefined;
  return [
    only === undefined ? `Fix what Plimsoll found (${names.length} rules)` : `Fix ${only}`,
    only === undefined ? names.map((name) => `- ${name}`).join('\n') : '',
    `Co-authored-by: ${login} <${id}+${login}@users.noreply.github.com>`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

/** What GitHub's refusal means; anything that may pass is thrown on. */
function refusalOf(error: unknown, branch: string): CommitOutcome {
  const message = messageOf(error);
  const status = statusOf(error);
  if (/not a fast.?forward/i.test(message)) return { kind: 'moved' };
  if (/does not exist/i.test(message) && status === 422)
    return { kind: 'refused', reason: `The branch \`${branch}\` was deleted, so there is nowhere to commit to.` };
  if (/protected branch|rule violations/i.test(message))
    return { kind: 'refused', reason: `The branch \`${branch}\` is protected, and Plimsoll may not push to it.` };
  if (/not accessible by integration/i.test(message))
    return {
      kind: 'refused',
      reason: 'Plimsoll was not given the permission `contents: write`, which a commit needs.',
    };
  if (/archived/i.test(message))
    return { kind: 'refused', reason: 'The repository is archived, so nothing can be committed.' };
  throw error;
}
