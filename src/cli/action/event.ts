import { readFileSync } from 'node:fs';
import type { PullRequest } from '../../github/reading/pull-request.ts';
import { UsageError } from '../errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a workflow runs, as the runner says. */
export interface Run {
  readonly owner: string;
  readonly repo: string;
  /** `https://github.com/owner/repo`, without a slash at the end; a GitHub Enterprise Server has its own host here. */
  readonly htmlUrl: string;
  /** The root of the REST API. */
  readonly apiUrl: string;
  /** The commit that triggered the run. */
  readonly sha: string;
  readonly target: Target;
}

/** What there is to look at: a pull request, what came between two commits, or the files as they are. */
export type Target =
  | { readonly kind: 'pull request'; readonly pull: PullRequest }
  | { readonly kind: 'range'; readonly base: string; readonly head: string }
  | { readonly kind: 'tree' };

interface Payload {
  readonly pull_request?: {
    readonly number: number;
    readonly state: string;
    readonly draft?: boolean;
    readonly user: { readonly login: string } | null;
    readonly head: { readonly sha: string; readonly ref: string; readonly repo: { readonly full_name: string } | null };
    readonly base: { readonly ref: string };
  };
  readonly merge_group?: { readonly base_sha: string; readonly head_sha: string };
  readonly repository?: { readonly default_branch?: string };
  readonly ref?: string;
  readonly before?: string;
  readonly forced?: boolean;
  readonly created?: boolean;
}

/**
 * Reads the runner's variables and the event's payload.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 * @param base the revision that the workflow wants to compare with; it counts where the event names none
 * @throws UsageError outside a workflow
 */
export function readRun(environment: Environment, base: string | undefined): Run {
  const { GITHUB_REPOSITORY, GITHUB_EVENT_PATH, GITHUB_SHA = '' } = environment;
  const [owner, repo] = GITHUB_REPOSITORY?.split('/') ?? [];
  if (!owner || !repo) throw new UsageError('GITHUB_REPOSITORY is not set; this program is run by GitHub Actions.');
  const server = environment.GITHUB_SERVER_URL || 'https://github.com';
  const htmlUrl = `${server}/${owner}/${repo}`;
  const payload = GITHUB_EVENT_PATH ? (JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8')) as Payload) : {};
  return {
    owner,
    repo,
    htmlUrl,
    apiUrl: environment.GITHUB_API_URL || 'https://api.github.com',
    sha: GITHUB_SHA,
    target: targetOf(payload, { owner, repo, htmlUrl, sha: GITHUB_SHA, base }),
  };
}

function targetOf(
  payload: Payload,
  { owner, repo, htmlUrl, sha, base }: Pick<Run, 'owner' | 'repo' | 'htmlUrl' | 'sha'> & { base: string | undefined },
): Target {
  const { pull_request: pull, merge_group: group } = payload;
  if (pull) return { kind: 'pull request', pull: pullRequest(pull, { owner, repo, htmlUrl }) };
  if (base !== undefined) return { kind: 'range', base, head: sha };
  if (group) return { kind: 'range', base: group.base_sha, head: group.head_sha };
  const { ref, before, repository, created, forced } = payload;
  const branch = /^refs\/heads\/(.+)$/.exec(ref ?? '')?.[1];
  const main = repository?.default_branch;
  // On the default branch the standing as a whole is what counts; so it is where nothing was pushed (a schedule, say).
  if (branch === undefined || before === undefined || main === undefined || branch === main) return { kind: 'tree' };
  // A new branch has no commit before, and after a forced push that one may be gone.
  return { kind: 'range', base: created || forced ? main : before, head: sha };
}

/** The pull request as the payload has it: what was said on it has to be read. */
function pullRequest(
  { number, state, draft, user, head, base }: NonNullable<Payload['pull_request']>,
  repository: Pick<Run, 'owner' | 'repo' | 'htmlUrl'>,
): PullRequest {
  return {
    ...repository,
    number,
    open: state === 'open',
    draft: draft ?? false,
    headSha: head.sha,
    headBranch: head.ref,
    headRepository: head.repo?.full_name,
    // A workflow's run pushes nothing.
    openToMaintainers: false,
    baseBranch: base.ref,
    author: user?.login ?? 'ghost',
    threads: [],
    told: [],
    summary: undefined,
  };
}
