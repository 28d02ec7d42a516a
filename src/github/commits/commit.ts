import type { GitHub, RepositoryName } from '../client.ts';
import { code } from '../commands/explain.ts';
import { errorSentence, statusOf } from '../errors.ts';
import type { Person } from '../jobs/job.ts';
import { isPassing } from '../queue/verdict.ts';
import type { Fixes } from './fixes.ts';

/** Where a commit goes, and what it stands on. */
export interface Target extends RepositoryName {
  readonly branch: string;
  readonly headSha: string;
}

/** What became of a commit: it is on the branch, the branch is elsewhere meanwhile, or GitHub refuses it. */
export type CommitOutcome =
  | { readonly kind: 'done'; readonly branch: string }
  | { readonly kind: 'moved' }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Puts fixes on a branch as one commit on top of the head that they were made for; never by force. Modes of files stay. The author is
 * left to GitHub, which then signs the commit.
 */
export async function commitFixes(
  github: GitHub,
  target: Target,
  fixes: Fixes,
  details: CommitDetails,
): Promise<CommitOutcome> {
  const { owner, repo, branch } = target;
  try {
    const { sha } = await createCommit(github, target, fixes, details);
    await github.rest.git.updateRef({ owner, repo, ref: `heads/${branch}`, sha, force: false });
    return { kind: 'done', branch };
  } catch (error) {
    return refusalOf(error, branch);
  }
}

/**
 * Puts fixes on a branch of their own, on top of the head that they were made for. The branch is named after what it holds, so the
 * same fixes of the same head are on one branch, however often they are asked for.
 * @param name how the branch's name begins
 */
export async function commitFixesApart(
  github: GitHub,
  target: Target,
  fixes: Fixes,
  { name, ...about }: CommitDetails & { readonly name: string },
): Promise<CommitOutcome> {
  const { owner, repo } = target;
  let branch = name;
  try {
    const { sha, tree } = await createCommit(github, target, fixes, about);
    branch = `${name}-${tree.slice(0, 7)}`;
    await github.rest.git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha });
  } catch (error) {
    if (!messageOf(error).includes('already exists')) return refusalOf(error, branch);
  }
  return { kind: 'done', branch };
}

interface CommitDetails {
  /** Of the head's files. */
  readonly modes: ReadonlyMap<string, string>;
  readonly by: Person;
  /** `github.com`, or the name of a server of one's own. */
  readonly host: string;
}

async function createCommit(
  github: GitHub,
  { owner, repo, headSha }: Target,
  { files, applied }: Fixes,
  { modes, by, host }: CommitDetails,
): Promise<{ sha: string; tree: string }> {
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
      host,
    ),
    tree: tree.data.sha,
    parents: [headSha],
  });
  return { sha: commit.data.sha, tree: tree.data.sha };
}

/** One line, the rules, and the person who asked as co-author (the address that GitHub gives everybody). */
export function commitMessage(rules: readonly string[], { login, id }: Person, host: string): string {
  const names = [...new Set(rules)].sort();
  const only = names.length === 1 ? names[0] : undefined;
  return [
    only === undefined ? `Fix what Plimsoll found (${names.length} rules)` : `Fix ${only}`,
    only === undefined ? names.map((name) => `- ${name}`).join('\n') : '',
    `Co-authored-by: ${login} <${id}+${login}@users.noreply.${host}>`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

/** What GitHub's refusal means; what may pass is thrown on. */
function refusalOf(error: unknown, branch: string): CommitOutcome {
  const message = messageOf(error);
  if (isPassing(error) || statusOf(error) === undefined) throw error;
  if (/not a fast.?forward/i.test(message)) return { kind: 'moved' };
  return {
    kind: 'refused',
    reason: reasonOf(message, code(branch)) ?? `GitHub refuses the commit: ${errorSentence(error)}`,
  };
}

function reasonOf(message: string, branch: string): string | undefined {
  if (/reference does not exist/i.test(message))
    return `The branch ${branch} was deleted, so there is nowhere to commit to.`;
  if (/protected (branch|ref)|rule violations/i.test(message))
    return `The branch ${branch} is protected, and Plimsoll may not push to it.`;
  if (/without `?workflows`? (permission|scope)/i.test(message))
    return 'Plimsoll was not given the permission `workflows: write`, which a commit to a workflow needs.';
  if (/not accessible by integration/i.test(message))
    return 'Plimsoll was not given the permission `contents: write`, which a commit needs.';
  if (/archived/i.test(message)) return 'The repository is archived, so nothing can be committed.';
  return undefined;
}
